/**
 * What a query costs, close to Shopify's published rules: scalars and enums 0, an object 1, a connection
 * 2 + first × (1 + what a node asks for), an interface or union its dearest selection, a mutation 10.
 * Shopify keeps finer per-field costs to itself; where this differs it is the dearer of the two.
 */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

const MUTATION = 10;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The answer's data at the same place; undefined while only the question is priced. */
type Data = unknown;

/**
 * Points for an operation. Without `data` it is the requested cost (every page full); with the answer's data it is
 * the actual cost (what was really returned).
 */
export function costOf(walk: Walk, operation: OperationDefinitionNode, data?: Data): number {
  if (operation.operation === 'mutation') return MUTATION * operation.selectionSet.selections.length;
  const root = walk.schema.getQueryType()!;
  return selectionCost(walk, root, operation.selectionSet, data);
}

function selectionCost(
  walk: Walk,
  type: GraphQLNamedType,
  set: SelectionSetNode | undefined,
  data: Data,
): number {
  if (!set) return 0;
  let sum = 0;
  let dearest = 0;
  for (const selection of set.selections) {
    if (skipped(walk, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      sum += fieldCost(walk, type, selection, data);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments[selection.name.value];
    if (!fragment) continue;
    const condition = fragment.typeCondition?.name.value;
    const inner = condition === undefined ? type : walk.schema.getType(condition);
    if (!inner) continue;
    const cost = selectionCost(walk, inner, fragment.selectionSet, data);
    if (isAbstractType(type) && inner !== type) dearest = Math.max(dearest, cost);
    else sum += cost;
  }
  return sum + dearest;
}

function fieldCost(walk: Walk, parent: GraphQLNamedType, node: FieldNode, data: Data): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0;
  const field: GraphQLField<unknown, unknown> | undefined = parent.getFields()[node.name.value];
  if (!field) return 0;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return 0;
  const key = node.alias?.value ?? node.name.value;
  const found = data === undefined ? undefined : (data as Record<string, unknown> | null)?.[key];
  if (data !== undefined && found == null) return 0;
  const args = getArgumentValues(field, node, { ...walk.variables });
  if (type.name.endsWith('Connection')) return connectionCost(walk, type, node, args, found);
  if (Array.isArray(found)) {
    return found.reduce(
      (sum: number, item) => sum + (item === null ? 0 : 1 + inside(walk, type, node, item)),
      0,
    );
  }
  const times = data === undefined && Array.isArray(args.ids) ? args.ids.length : 1;
  return times * (1 + inside(walk, type, node, found));
}

function inside(walk: Walk, type: GraphQLNamedType, node: FieldNode, data: Data): number {
  return selectionCost(walk, type, node.selectionSet, data);
}

function connectionCost(
  walk: Walk,
  type: GraphQLNamedType,
  node: FieldNode,
  args: Record<string, unknown>,
  data: Data,
): number {
  const page = Number(args.first ?? args.last ?? 0);
  let dearest = 0;
  for (const selection of fieldsIn(walk, node.selectionSet)) {
    const name = selection.name.value;
    if (name !== 'nodes' && name !== 'edges') continue;
    const key = selection.alias?.value ?? name;
    const nodeFields =
      name === 'nodes'
        ? [selection]
        : fieldsIn(walk, selection.selectionSet).filter((f) => f.name.value === 'node');
    const nodeType = nodeTypeOf(type);
    const each = (item: Data): number =>
      nodeType ? nodeFields.reduce((sum, field) => sum + inside(walk, nodeType, field, item), 0) : 0;
    if (data === undefined) {
      dearest = Math.max(dearest, page * (1 + each(undefined)));
      continue;
    }
    const items = ((data as Record<string, unknown>)[key] ?? []) as unknown[];
    const real = items.map((item) => (name === 'nodes' ? item : ((item as { node?: unknown }).node ?? null)));
    dearest = Math.max(
      dearest,
      real.reduce((sum: number, item) => sum + 1 + each(item), 0),
    );
  }
  return 2 + dearest;
}

function nodeTypeOf(connection: GraphQLNamedType): GraphQLNamedType | null {
  if (!isObjectType(connection)) return null;
  const { nodes } = connection.getFields();
  return nodes ? getNamedType(nodes.type) : null;
}

function fieldsIn(walk: Walk, set: SelectionSetNode | undefined): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (skipped(walk, selection)) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : walk.fragments[selection.name.value];
    return fieldsIn(walk, fragment?.selectionSet);
  });
}

function skipped(walk: Walk, node: SelectionSetNode['selections'][number]): boolean {
  const variables = { ...walk.variables };
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return true;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false;
}
