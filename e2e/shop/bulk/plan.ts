/**
 * A bulk query compiled once into closures over the same resolvers that answer ordinary queries. Plain graphql-js
 * needs about five times as long for half a million lines; a test holds the two to the same answers.
 */
import {
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Connection } from '../graphql/connection.ts';
import {
  type AdminContext,
  type Args,
  denied,
  type Field,
  granted,
  unknownToTwin,
} from '../graphql/context.ts';
import { readyField, typeNameOf } from '../graphql/resolve.ts';
import { adminSchema } from '../schema/schema.ts';
import { type Fragments, isConnection, nodeTypeOf } from './rules.ts';

type Read = (source: unknown, context: AdminContext) => unknown;

/** A connection of a node: its members and how each is written. */
export interface PlannedConnection {
  readonly members: (source: unknown, context: AdminContext) => readonly unknown[];
  readonly node: NodePlan;
}

/** How one node becomes one JSON object, and which connections hang on it. */
export interface NodePlan {
  readonly write: (source: unknown, context: AdminContext) => Record<string, unknown>;
  readonly connections: readonly PlannedConnection[];
}

interface Compiler {
  readonly fragments: Fragments;
  readonly context: AdminContext;
}

/** Compiles the roots of a checked bulk query. Throws a GraphQLError (ACCESS_DENIED) when the token lacks a scope. */
export function planBulk(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  context: AdminContext,
): PlannedConnection[] {
  const compiler: Compiler = { fragments, context };
  const root = adminSchema().getQueryType()!;
  return flatten(compiler, root, operation.selectionSet).map((field) => {
    const type = getNamedType(root.getFields()[field.name.value]!.type);
    if (!isConnection(type)) throw unknownToTwin('bulk queries whose root is not a connection');
    return connection(compiler, root, field);
  });
}

/** The selected fields that apply to `type`, fragments opened. */
function flatten(
  compiler: Compiler,
  type: GraphQLObjectType,
  set: SelectionSetNode | undefined,
): FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : compiler.fragments[selection.name.value];
    const condition = fragment?.typeCondition?.name.value;
    const applies =
      condition === undefined ||
      condition === type.name ||
      type.getInterfaces().some((i) => i.name === condition);
    return applies ? flatten(compiler, type, fragment?.selectionSet) : [];
  });
}

function resolverWithArgs(compiler: Compiler, type: GraphQLObjectType, field: FieldNode): Read {
  const name = field.name.value;
  const { need, resolve } = readyField(type.name, name);
  if (!granted(compiler.context.scopes, need.anyOf)) throw denied(name, need.text);
  const args: Args = getArgumentValues(type.getFields()[name]!, field, {});
  const bound: Field<unknown> = resolve;
  return (source, context) => bound(source, args, context);
}

function connection(compiler: Compiler, type: GraphQLObjectType, field: FieldNode): PlannedConnection {
  const read = resolverWithArgs(compiler, type, field);
  const connectionType = getNamedType(type.getFields()[field.name.value]!.type);
  const nodeType = nodeTypeOf(connectionType);
  const edges = fieldNamed(compiler, connectionType, field.selectionSet, 'edges');
  const edgeType = isObjectType(connectionType)
    ? getNamedType(connectionType.getFields().edges!.type)
    : connectionType;
  const node = fieldNamed(compiler, edgeType, edges?.selectionSet, 'node');
  if (!node || !isObjectType(nodeType)) throw unknownToTwin(`bulk connections like ${field.name.value}`);
  return {
    members: (source, context) => (read(source, context) as Connection<unknown>).items,
    node: nodePlan(compiler, nodeType, node.selectionSet),
  };
}

function fieldNamed(
  compiler: Compiler,
  type: GraphQLNamedType,
  set: SelectionSetNode | undefined,
  name: string,
): FieldNode | undefined {
  return isObjectType(type)
    ? flatten(compiler, type, set).find((field) => field.name.value === name)
    : undefined;
}

function nodePlan(compiler: Compiler, type: GraphQLObjectType, set: SelectionSetNode | undefined): NodePlan {
  const writers: [key: string, read: Read][] = [];
  const connections: PlannedConnection[] = [];
  for (const field of flatten(compiler, type, set)) {
    const name = field.name.value;
    const key = field.alias?.value ?? name;
    if (name === '__typename') {
      writers.push([key, () => type.name]);
      continue;
    }
    const output = getNamedType(type.getFields()[name]!.type);
    if (isConnection(output)) {
      connections.push(connection(compiler, type, field));
      continue;
    }
    const read = resolverWithArgs(compiler, type, field);
    writers.push([key, field.selectionSet ? composite(compiler, output, field, read) : read]);
  }
  return {
    connections,
    write: (source, context) => {
      const object: Record<string, unknown> = {};
      for (const [key, read] of writers) object[key] = read(source, context);
      return object;
    },
  };
}

/** An object, a list of objects, or an interface whose type is known when it is met. */
function composite(compiler: Compiler, type: GraphQLNamedType, field: FieldNode, read: Read): Read {
  const plans = new Map<string, NodePlan>();
  const planFor = (name: string): NodePlan => {
    let plan = plans.get(name);
    if (!plan) {
      plan = nodePlan(compiler, adminSchema().getType(name) as GraphQLObjectType, field.selectionSet);
      if (plan.connections.length > 0) throw unknownToTwin(`bulk connections inside ${field.name.value}`);
      plans.set(name, plan);
    }
    return plan;
  };
  // Compiled at once where the type is known, so that a missing scope shows before anything is written.
  if (!isAbstractType(type)) planFor(type.name);
  const one: Read = (value, context) => {
    if (value === null || value === undefined) return null;
    const name = isAbstractType(type) ? typeNameOf(value, context) : type.name;
    if (name === undefined) throw unknownToTwin(`the type behind ${field.name.value}`);
    return planFor(name).write(value, context);
  };
  return (source, context) => {
    const value = read(source, context);
    return Array.isArray(value) ? value.map((item) => one(item, context)) : one(value, context);
  };
}
