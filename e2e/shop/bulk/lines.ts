/** The JSONL of a bulk operation in the order Shopify may write it: grouped under parents, or scattered. */
import type { AdminContext } from '../graphql/context.ts';
import type { NodePlan, PlannedConnection } from './plan.ts';

/** Roots whose lines are mixed with one another. */
const WINDOW = 64;

/** One step: the lines it wrote and how many of them are roots. */
export interface Batch {
  readonly lines: string[];
  readonly roots: number;
}

/** Lines batch by batch, so that the caller can pause between them. */
export function* linesOf(
  roots: PlannedConnection[],
  grouped: boolean,
  context: AdminContext,
): Generator<Batch> {
  for (const root of roots) {
    if (grouped) yield* groupedLines(root, context);
    else yield* scatteredLines(root, context);
  }
}

function* groupedLines(root: PlannedConnection, context: AdminContext): Generator<Batch> {
  for (const source of root.members(null, context)) {
    const lines: string[] = [];
    writeDeep(root.node, source, null, context, lines);
    yield { lines, roots: 1 };
  }
}

function writeDeep(
  plan: NodePlan,
  source: unknown,
  parent: unknown,
  context: AdminContext,
  lines: string[],
): void {
  const id = pushLine(plan, source, parent, context, lines);
  for (const child of plan.connections) {
    for (const member of child.members(source, context)) writeDeep(child.node, member, id, context, lines);
  }
}

/**
 * With `groupObjects: false` nothing promises that children stand with, or even after, their parents. So in every
 * window of roots: half of the roots, half of their children column by column (each first child, each second…),
 * the other roots, and the other children only after the next window has begun.
 */
function* scatteredLines(root: PlannedConnection, context: AdminContext): Generator<Batch> {
  const members = root.members(null, context);
  let late: string[] = [];
  for (let start = 0; start < members.length; start += WINDOW) {
    const window = members.slice(start, start + WINDOW);
    const rootLines: string[] = [];
    const columns: string[][] = [];
    for (const source of window) {
      const id = pushLine(root.node, source, null, context, rootLines);
      const below: string[] = [];
      for (const child of root.node.connections) {
        for (const member of child.members(source, context))
          writeDeep(child.node, member, id, context, below);
      }
      below.forEach((line, column) => {
        columns[column] ??= [];
        columns[column].push(line);
      });
    }
    const children = columns.flat();
    const halfRoots = Math.ceil(rootLines.length / 2);
    const halfChildren = Math.floor(children.length / 2);
    const lines = [
      ...rootLines.slice(0, halfRoots),
      ...late,
      ...children.slice(0, halfChildren),
      ...rootLines.slice(halfRoots),
    ];
    late = children.slice(halfChildren);
    yield { lines, roots: window.length };
  }
  if (late.length > 0) yield { lines: late, roots: 0 };
}

function pushLine(
  plan: NodePlan,
  source: unknown,
  parent: unknown,
  context: AdminContext,
  lines: string[],
): unknown {
  const object = plan.write(source, context);
  const { id } = object;
  if (parent !== null) object.__parentId = parent;
  lines.push(JSON.stringify(object));
  return id;
}
