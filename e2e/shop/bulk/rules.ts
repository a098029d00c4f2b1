/** What Shopify lets into a bulk query: connections by `edges` > `node`, at most five, two deep, parents with their id. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { adminSchema } from '../schema/schema.ts';

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

export type BulkCheck =
  | { kind: 'ok'; operation: OperationDefinitionNode; fragments: Fragments }
  | { kind: 'refused'; messages: string[] };

interface Findings {
  connections: number;
  depth: number;
  withNodes: string[];
  withoutId: string[];
  inList: boolean;
}

/** Reads and judges a bulk query. The messages are Shopify's own where it is known what they are. */
export function checkBulkQuery(source: string): BulkCheck {
  const refused = (...messages: string[]): BulkCheck => ({ kind: 'refused', messages });
  let document: DocumentNode;
  try {
    document = parse(source);
  } catch (error) {
    const message = source.trim() === '' ? 'syntax error, unexpected end of file' : (error as Error).message;
    return refused(`Invalid bulk query: ${message}`);
  }
  const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1)
    return refused('Invalid bulk query: exactly one operation is expected.');
  if (operation.operation !== 'query') {
    return refused('Invalid operation type. Only `query` operations are supported.');
  }
  if ((operation.variableDefinitions ?? []).length > 0) {
    return refused('Invalid bulk query: variables are not supported, write the values into the query.');
  }
  const errors = validate(adminSchema(), document);
  if (errors.length > 0) return refused(...errors.map((error) => `Invalid bulk query: ${error.message}`));

  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const d of document.definitions) if (d.kind === Kind.FRAGMENT_DEFINITION) fragments[d.name.value] = d;
  const messages = judge(operation, fragments);
  return messages.length > 0 ? refused(...messages) : { kind: 'ok', operation, fragments };
}

function judge(operation: OperationDefinitionNode, fragments: Fragments): string[] {
  const found: Findings = { connections: 0, depth: 0, withNodes: [], withoutId: [], inList: false };
  const root = adminSchema().getQueryType()!;
  const roots = fieldsOfSet(operation.selectionSet, fragments);
  walk(root, roots, { depth: 0, inList: false, parent: null }, fragments, found);
  const messages: string[] = [];
  if (found.withNodes.length > 0) {
    messages.push(
      `All connection fields in a bulk query must select their contents using 'edges' > 'node', e.g: 'products { edges { node {'. Selecting via 'nodes' is not supported. Invalid connection fields: '${found.withNodes.join("', '")}'.`,
    );
  }
  for (const name of ['node', 'nodes']) {
    if (roots.some((field) => field.name.value === name)) {
      messages.push(`Bulk queries cannot contain a top level \`${name}\` field.`);
    }
  }
  if (found.depth > 2) {
    messages.push('Bulk queries cannot contain connections with a nesting depth greater than 2.');
  }
  if (found.connections > 5) messages.push('Bulk queries cannot contain more than 5 connections.');
  if (found.withoutId.length > 0) {
    messages.push(
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${found.withoutId.join(', ')}.`,
    );
  }
  if (found.inList) {
    messages.push('Queries that contain a connection field within a list field are not currently supported.');
  }
  if (found.connections === 0 && found.withNodes.length === 0) {
    messages.push('Bulk queries must contain at least one connection.');
  }
  return messages;
}

interface Place {
  readonly depth: number;
  readonly inList: boolean;
  /** The connection whose node this is, and whether that node selects its id. */
  readonly parent: { name: string; hasId: boolean } | null;
}

function walk(
  type: GraphQLNamedType,
  fields: FieldNode[],
  place: Place,
  fragments: Fragments,
  found: Findings,
): void {
  for (const field of fields) {
    const name = field.name.value;
    const output = outputOf(type, name);
    if (!output) continue;
    const named = getNamedType(output);
    const inner = fieldsOfSet(field.selectionSet, fragments);
    if (!isConnection(named)) {
      const inList = place.inList || isListType(getNullableType(output));
      walk(named, inner, { ...place, inList }, fragments, found);
      continue;
    }
    found.connections += 1;
    found.depth = Math.max(found.depth, place.depth + 1);
    found.inList ||= place.inList;
    if (place.parent && !place.parent.hasId && !found.withoutId.includes(place.parent.name)) {
      found.withoutId.push(place.parent.name);
    }
    const edges = inner.find((child) => child.name.value === 'edges');
    const node = fieldsOfSet(edges?.selectionSet, fragments).find((child) => child.name.value === 'node');
    if (!node || inner.some((child) => child.name.value === 'nodes')) {
      found.withNodes.push(name);
      continue;
    }
    const nodeFields = fieldsOfSet(node.selectionSet, fragments);
    const hasId = nodeFields.some((child) => child.name.value === 'id' && !child.alias);
    const nodeType = nodeTypeOf(named);
    if (!nodeType) continue;
    walk(
      nodeType,
      nodeFields,
      { depth: place.depth + 1, inList: false, parent: { name, hasId } },
      fragments,
      found,
    );
  }
}

/** A connection by its shape: it has edges with nodes. */
export function isConnection(type: GraphQLNamedType): boolean {
  return isObjectType(type) && type.name.endsWith('Connection') && type.getFields().edges !== undefined;
}

/** The type of a connection's nodes. */
export function nodeTypeOf(connection: GraphQLNamedType): GraphQLNamedType | null {
  const edge = getNamedType(outputOf(connection, 'edges') ?? null);
  return edge ? (getNamedType(outputOf(edge, 'node') ?? null) ?? null) : null;
}

function outputOf(type: GraphQLNamedType, field: string): GraphQLOutputType | undefined {
  if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
  return type.getFields()[field]?.type;
}

/** The fields of a selection set with fragments opened, whatever their type condition. */
export function fieldsOfSet(set: SelectionSetNode | undefined, fragments: Fragments): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value];
    return fieldsOfSet(fragment?.selectionSet, fragments);
  });
}
