/** Diagnostics: what went wrong and what to do, how each part runs, and a bundle for whoever helps. */
import '../../style/operate.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { saveFile } from '../../data/download.ts';
import { useNotify } from '../../data/notify.ts';
import { useApi } from '../../data/queries.ts';
import { SettingsHead } from '../../parts/settings-page.tsx';
import { Card, Problem, Skeleton, Unread } from '../../parts/ui.tsx';
import { diagnosticsText as words } from '../../text/diagnostics.ts';
import { Health } from './health.tsx';
import { Problems } from './problems.tsx';
import { Queue } from './queue.tsx';
import { Webhooks } from './webhooks.tsx';

const KEY = ['diagnostics'];

export default function View() {
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.operate.diagnostics(signal),
    refetchInterval: 15_000,
  });
  const retry = useMutation({
    mutationFn: (kind: string) => api.operate.retryJob(kind),
    onSuccess(after) {
      client.setQueryData(KEY, after);
      notify(words.retried);
    },
  });
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      {error !== null && (
        <Unread title={words.failed} error={error} refetch={refetch} isFetching={isFetching} />
      )}
      {retry.error !== null && <Problem title={words.retryFailed} what={retry.error.message} loud />}
      {data === undefined ? (
        error === null && (
          <Card title={words.health}>
            <Skeleton lines={8} kind="tall" />
          </Card>
        )
      ) : (
        <>
          <Problems report={data} busy={retry.isPending} onRetry={retry.mutate} />
          <Health report={data} />
          <Webhooks report={data} />
          <Queue report={data} busy={retry.isPending} onRetry={retry.mutate} />
        </>
      )}
      <Bundle />
    </>
  );
}

function Bundle() {
  const api = useApi();
  const notify = useNotify();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.operate.bundle(),
    onSuccess(file) {
      saveFile('mersalg-support.json', file);
      notify(words.bundleDone);
    },
  });
  return (
    <Card title={words.bundle} lead={words.bundleLead}>
      {error !== null && <Problem title={words.bundleFailed} what={error.message} loud />}
      <div className="row-buttons">
        <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
          {words.bundleGet}
        </button>
      </div>
    </Card>
  );
}
