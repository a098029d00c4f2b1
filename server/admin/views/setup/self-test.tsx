/** What a look at the live shop found: in order, or wrong and what to do, or not looked at and why. */
import type { UseMutationResult } from '@tanstack/react-query';
import type { Finding, StorefrontLook } from '../../../domain/setup.ts';
import { format } from '../../data/format.ts';
import { useNow } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { Problem } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';

const words = setupText.test;

export function SelfTest(props: {
  look: StorefrontLook | null;
  test: UseMutationResult<StorefrontLook, Error, void>;
}) {
  const { look, test } = props;
  const now = useNow(true, 60_000);
  const wrong = look?.findings.filter(({ kind }) => kind === 'wrong').length ?? 0;
  return (
    <section className="setup-test" aria-labelledby="setup-test">
      <div className="card-head">
        <div>
          <h3 id="setup-test">{words.title}</h3>
          <p className="soft">{words.what}</p>
        </div>
        <button type="button" className="button" onClick={() => test.mutate()} disabled={test.isPending}>
          {test.isPending ? words.running : words.run}
        </button>
      </div>
      {test.error !== null && <Problem title={words.failed} what={test.error.message} loud />}
      {look !== null && (
        <>
          <p className="soft">{words.at(format.when(look.at, now), look.product?.title ?? null)}</p>
          <ul className="setup-findings">
            {look.findings.map((finding) => (
              <Row key={finding.check} finding={finding} />
            ))}
          </ul>
        </>
      )}
      <p className="sr" role="status">
        {test.isSuccess && !test.isPending ? words.said(wrong) : ''}
      </p>
    </section>
  );
}

const ICON = { ok: 'check', wrong: 'warn', unseen: 'hide' } as const;

function Row({ finding }: { finding: Finding }) {
  const { kind, check } = finding;
  const said =
    kind === 'ok' ? words.ok : kind === 'wrong' ? words.wrong[finding.why] : words.unseen[finding.why];
  return (
    <li className={kind === 'wrong' ? 'amiss' : kind}>
      <Icon name={ICON[kind]} />
      <div>
        <p className="strong">{words.check[check]}</p>
        <p className={kind === 'ok' ? 'sr' : 'soft'}>{said}</p>
      </div>
    </li>
  );
}
