/** One GraphQL request, from text to Shopify's answer: validation, cost, throttling, execution. */
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  getVariableValues,
  Kind,
  parse,
  validate,
} from 'graphql';
import { adminSchema } from '../schema/schema.ts';
import type { TwinShop } from '../state.ts';
import type { Twin } from '../twin.ts';
import { costOf } from './cost.ts';
import { fieldResolver, typeResolver } from './resolve.ts';

const MAX_COST = 1000;
const RATE_LIMITS = 'https://shopify.dev/api/usage/rate-limits';

export interface AdminRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | null;
}

/** The body of the answer; its HTTP status is 200 whatever it says. */
export interface AdminAnswer {
  data?: unknown;
  errors?: readonly unknown[];
  extensions?: Record<string, unknown>;
}

const documents = new Map<string, DocumentNode | readonly GraphQLFormattedError[]>();

/** Parsed and validated; the outcome is kept, because an app sends the same few documents again and again. */
function documentOf(source: string): DocumentNode | readonly GraphQLFormattedError[] {
  let found = documents.get(source);
  if (!found) {
    if (documents.size > 200) documents.clear();
    found = readDocument(source);
    documents.set(source, found);
  }
  return found;
}

function readDocument(source: string): DocumentNode | readonly GraphQLFormattedError[] {
  try {
    const document = parse(source);
    const errors = validate(adminSchema(), document);
    return errors.length > 0 ? errors.map(validationError) : document;
  } catch (error) {
    return [(error as GraphQLError).toJSON()];
  }
}

function validationError(error: GraphQLError): GraphQLFormattedError {
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  const message = unknown ? `Field '${unknown[1]}' doesn't exist on type '${unknown[2]}'` : error.message;
  const extensions = unknown
    ? { code: 'undefinedField', typeName: unknown[2], fieldName: unknown[1] }
    : { code: 'invalid' };
  return { ...error.toJSON(), message, extensions };
}

/** Answers `request` for a token with `scopes`. */
export async function runAdmin(
  twin: Twin,
  shop: TwinShop,
  scopes: ReadonlySet<string>,
  request: AdminRequest,
): Promise<AdminAnswer> {
  const document = documentOf(request.query);
  if (!('kind' in document)) return { errors: document };
  const operation = getOperationAST(document, request.operationName);
  if (!operation) return { errors: [{ message: operationProblem(request.operationName) }] };

  const schema = adminSchema();
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], { ...request.variables });
  if (!coerced.coerced) {
    return {
      errors: coerced.errors.map((e) => ({ ...e.toJSON(), extensions: { code: 'INVALID_VARIABLE' } })),
    };
  }

  const walk = { schema, fragments: fragmentsOf(document), variables: coerced.coerced };
  const requested = costOf(walk, operation);
  if (requested > MAX_COST) return tooDear(requested);
  const bucket = `${twin.app.clientId}:${shop.data.domain}`;
  const cost = (actual: number | null) => ({
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: actual,
      throttleStatus: twin.throttle.status(bucket),
    },
  });
  if (!twin.throttle.take(bucket, requested)) return { errors: [THROTTLED], extensions: cost(null) };

  const result: ExecutionResult = await execute({
    schema,
    document,
    operationName: request.operationName,
    variableValues: request.variables,
    contextValue: { twin, shop, scopes, bulk: false, typeNames: new WeakMap() },
    fieldResolver,
    typeResolver,
  });
  const actual = Math.min(requested, result.data ? costOf(walk, operation, result.data) : 0);
  twin.throttle.giveBack(bucket, requested - actual);
  return { ...result, extensions: cost(actual) };
}

/** Shopify's answer to an empty bucket; HTTP 200. */
export const THROTTLED = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: RATE_LIMITS },
} as const;

function tooDear(cost: number): AdminAnswer {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).

See ${RATE_LIMITS} for more information on how the cost of a query is calculated.

To query larger amounts of data with fewer limits, bulk operations should be used instead.`;
  const extensions = { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_COST, documentation: RATE_LIMITS };
  return { errors: [{ message, extensions }] };
}

function operationProblem(name: string | null): string {
  return name === null ? 'An operation name is required' : `No operation named "${name}"`;
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}
