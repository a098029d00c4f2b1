/** Takes all data away in one file, and deletes all that measures. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrivacyReport } from '../../../domain/privacy.ts';
import { saveFile } from '../../data/download.ts';
import { useNotify } from '../../data/notify.ts';
import { useApi } from '../../data/queries.ts';
import { Problem } from '../../parts/ui.tsx';
import { privacyText as words } from '../../text/privacy.ts';
import { heldBy, rowsOf } from './groups.ts';
import { Sure } from './sure.tsx';

export function TakeAway() {
  const api = useApi();
  const notify = useNotify();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.operate.exportAll(),
    onSuccess(file) {
      saveFile('mersalg.jsonl', file);
      notify(words.exported);
    },
  });
  return (
    <>
      {error !== null && <Problem title={words.exportFailed} what={error.message} loud />}
      <p role="status" className="soft">
        {isPending && words.exporting}
      </p>
      <div className="row-buttons">
        <button type="button" className="button" disabled={isPending} onClick={() => mutate()}>
          {words.exportNow}
        </button>
      </div>
    </>
  );
}

export function DeleteMeasuring({ report }: { report: PrivacyReport | undefined }) {
  const api = useApi();
  const client = useQueryClient();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.operate.deleteMeasuring(),
    onSuccess(after) {
      client.setQueryData(['privacy'], after);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'privacy' });
      setAsking(false);
      notify(words.measuringDone);
    },
  });
  return (
    <>
      {error !== null && <Problem title={words.customerFailed} what={error.message} loud />}
      {asking && report !== undefined ? (
        <Sure
          title={words.measuringAsk}
          lost={words.measuringLost(rowsOf(heldBy(report, 'measuring')))}
          verb={words.measuringNow}
          busy={isPending}
          onYes={() => mutate()}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="row-buttons">
          <button
            type="button"
            className="button danger"
            disabled={report === undefined}
            onClick={() => setAsking(true)}
          >
            {words.measuringNow}
          </button>
        </div>
      )}
    </>
  );
}
