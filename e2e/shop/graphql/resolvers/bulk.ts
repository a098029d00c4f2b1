/** Bulk operations as the API shows them: start, look, list, cancel. */
import type { BulkOperation as Operation } from '../../bulk/operation.ts';
import { utcInstant } from '../../time.ts';
import { connect } from '../connection.ts';
import { fieldsOf, idArgument } from '../context.ts';
import { compileSearch, type Searchable, seconds } from '../search.ts';

export const BulkOperation = fieldsOf<Operation>({
  id: (operation) => operation.gid,
  type: () => 'QUERY',
  status: (operation) => operation.status,
  errorCode: (operation) => operation.errorCode,
  query: (operation) => operation.query,
  createdAt: (operation) => utcInstant(operation.createdAt),
  completedAt: (operation) => (operation.completedAt === null ? null : utcInstant(operation.completedAt)),
  objectCount: (operation) => String(operation.objectCount),
  rootObjectCount: (operation) => String(operation.rootObjectCount),
  fileSize: (operation) => (operation.fileSize === null ? null : String(operation.fileSize)),
  url: (operation, _args, { twin }) => twin.bulk.urlOf(operation, 'url'),
  partialDataUrl: (operation, _args, { twin }) => twin.bulk.urlOf(operation, 'partialDataUrl'),
});

const OPERATIONS: Searchable<Operation> = {
  name: 'bulkOperations',
  filters: {
    id: { kind: 'number', of: (operation) => operation.id },
    created_at: { kind: 'time', of: (operation) => seconds(operation.createdAt) },
    completed_at: {
      kind: 'time',
      of: (operation) => (operation.completedAt === null ? null : seconds(operation.completedAt)),
    },
    status: { kind: 'word', of: (operation) => operation.status },
    operation_type: { kind: 'word', of: () => 'QUERY' },
  },
};

export const bulkQueries = fieldsOf<unknown>({
  bulkOperation: (_root, args, { twin, shop }) =>
    twin.bulk.find(shop, idArgument(args, 'BulkOperation') ?? 0),
  currentBulkOperation: (_root, args, { twin, shop }) =>
    args.type === 'MUTATION' ? null : (twin.bulk.list(shop).at(-1) ?? null),
  bulkOperations: (_root, args, context) => {
    const query = typeof args.query === 'string' ? args.query : '';
    const found = context.twin.bulk.list(context.shop).filter(compileSearch(query, OPERATIONS));
    const time = args.sortKey === 'COMPLETED_AT' ? 'completedAt' : 'createdAt';
    // Newest first unless reversed: the other way round than every other list.
    const newestFirst = { ...args, reverse: args.reverse !== true };
    return connect(context, newestFirst, found, (operation) => [operation[time] ?? '', operation.id]);
  },
});

export const bulkMutations = fieldsOf<unknown>({
  bulkOperationRunQuery: (_root, args, { twin, shop, scopes }) =>
    twin.bulk.run(shop, scopes, String(args.query), args.groupObjects === true),
  bulkOperationCancel: (_root, args, { twin, shop }) =>
    twin.bulk.cancel(shop, idArgument(args, 'BulkOperation') ?? 0),
});
