/** Looks one customer up, or has them forgotten, as the platform's privacy requests do. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { saveFile } from '../../data/download.ts';
import type { CustomerAsked } from '../../data/operateApi.ts';
import { useApi } from '../../data/queries.ts';
import { Problem } from '../../parts/ui.tsx';
import { privacyText as words } from '../../text/privacy.ts';
import { Sure } from './sure.tsx';

export function OneCustomer() {
  const api = useApi();
  const client = useQueryClient();
  const id = useId();
  const [number, setNumber] = useState('');
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState(false);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState('');
  const begin = () => {
    setDone('');
    setAsking(false);
  };
  const look = useMutation({
    mutationFn: (asked: CustomerAsked) => api.operate.exportCustomer(asked),
    onMutate: begin,
    onSuccess(held) {
      saveFile('mersalg-customer.json', new Blob([JSON.stringify(held, null, 2)]));
      setDone(words.customerExported);
    },
  });
  const forget = useMutation({
    mutationFn: (asked: CustomerAsked) => api.operate.forgetCustomer(asked),
    onSuccess({ orders }) {
      begin();
      setDone(words.forgot(orders));
      setNumber('');
      setEmail('');
      void client.invalidateQueries({ queryKey: ['privacy'] });
    },
  });
  const busy = look.isPending || forget.isPending;
  const error = look.error ?? forget.error;

  /** The customer that was typed; null, and said beside the field, where it is none. */
  function typed(): CustomerAsked | null {
    const isNumber = /^\d{1,15}$/.test(number.trim()) && Number(number) > 0;
    setWrong(!isNumber);
    if (!isNumber) return null;
    return { id: Number(number), ...(email.trim() !== '' && { email: email.trim() }) };
  }
  const run = (verb: (asked: CustomerAsked) => void) => {
    const asked = typed();
    if (asked !== null) verb(asked);
  };

  return (
    <>
      {error !== null && <Problem title={words.customerFailed} what={error.message} loud />}
      <div className="plain-form">
        <label>
          {words.customerId}
          <input
            inputMode="numeric"
            autoComplete="off"
            value={number}
            aria-invalid={wrong || undefined}
            aria-describedby={`${id}-hint ${id}-wrong`}
            onChange={({ target }) => {
              setNumber(target.value);
              setWrong(false);
            }}
          />
        </label>
        <p id={`${id}-hint`} className="soft">
          {words.customerHint}
        </p>
        <p id={`${id}-wrong`} className="wrong" role="status">
          {wrong && words.customerWrong}
        </p>
        <label>
          {words.email}
          <input
            type="email"
            autoComplete="off"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        </label>
      </div>
      {asking ? (
        <Sure
          title={words.forgetAsk}
          lost={words.forgetLost}
          verb={words.customerForget}
          busy={busy}
          onYes={() => run(forget.mutate)}
          onNo={() => setAsking(false)}
        />
      ) : (
        <div className="row-buttons">
          <button type="button" className="button" disabled={busy} onClick={() => run(look.mutate)}>
            {words.customerExport}
          </button>
          <button
            type="button"
            className="button danger"
            disabled={busy}
            onClick={() => run(() => setAsking(true))}
          >
            {words.customerForget}
          </button>
        </div>
      )}
      <p role="status">{done}</p>
    </>
  );
}
