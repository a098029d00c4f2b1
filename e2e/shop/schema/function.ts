/** Shopify's real schema of the discount Function, offline: checks of its question, its input and its output. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  coerceInputValue,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLInputType,
  type GraphQLSchema,
  type IntrospectionQuery,
  parse,
  validate,
} from 'graphql';
import { SCHEMAS } from './source.ts';

/** What Shopify takes and gives, bytes. */
export const FUNCTION_LIMITS = { input: 128_000, output: 20_000, metafield: 10_000, wasm: 256_000 } as const;

/** The question that the Function has Shopify answer before it runs. */
export const QUESTION_FILE = new URL('../../../extension/discount/src/run.graphql', import.meta.url);

let schema: GraphQLSchema | undefined;
let question: DocumentNode | undefined;

/** Built once per process. */
export function functionSchema(): GraphQLSchema {
  schema ??= buildClientSchema(
    (JSON.parse(gunzipSync(readFileSync(SCHEMAS.discountFunction.file)).toString('utf8')) as {
      data: IntrospectionQuery;
    }).data,
    { assumeValid: true },
  );
  return schema;
}

/** Errors of a question, in words; empty when Shopify would take it. */
export function questionErrors(source: string): string[] {
  return validate(functionSchema(), parse(source)).map(({ message }) => message);
}

/**
 * The Function's input: the answer to its question. `root` holds values, or functions of a field's arguments. Throws where
 * the answer would not be what the schema says, or is longer than Shopify gives.
 */
export function answerQuestion(root: object, variables: Readonly<Record<string, unknown>>): unknown {
  question ??= parse(readFileSync(QUESTION_FILE, 'utf8'));
  const answer = execute({
    schema: functionSchema(),
    document: question,
    rootValue: root,
    variableValues: variables,
  }) as ExecutionResult;
  if (answer.errors) throw new Error(`The Function's input: ${answer.errors.map(String).join('; ')}`);
  const text = JSON.stringify(answer.data);
  if (text.length > FUNCTION_LIMITS.input) throw new Error(`The Function's input has ${text.length} bytes.`);
  return JSON.parse(text);
}

/** What is wrong with the Function's output, in words; empty when Shopify would take it. */
export function outputErrors(output: unknown): string[] {
  const field = functionSchema().getMutationType()!.getFields().cartLinesDiscountsGenerateRun!;
  const type = field.args.find(({ name }) => name === 'result')!.type as GraphQLInputType;
  const errors: string[] = [];
  coerceInputValue(output, type, (path, _value, error) => errors.push(`${path.join('.')}: ${error.message}`));
  const bytes = JSON.stringify(output).length;
  if (bytes > FUNCTION_LIMITS.output) errors.push(`The output has ${bytes} bytes.`);
  return errors;
}
