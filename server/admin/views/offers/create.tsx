/** Choosing what kind of offer to make: each with what a shopper would read, told with the shop's own products. */
import { Fragment } from 'react';
import { OFFER_KINDS, type OfferKind } from '../../../domain/offer/offer.ts';
import type { TemplateReport } from '../../../domain/offer/report.ts';
import type { Off } from '../../../domain/offer/terms.ts';
import { useTemplates } from '../../data/offers.ts';
import { offInWords } from '../../data/offerWords.ts';
import { Picture } from '../../parts/ui.tsx';
import { editText } from '../../text/offer-edit.ts';
import { offersText } from '../../text/offers.ts';
import { Head } from './head.tsx';

export function Create() {
  const { data } = useTemplates();
  return (
    <>
      <Head title={offersText.createTitle} lead={offersText.createLead} />
      <section className="card" aria-label={offersText.createTitle}>
        <ul className="kinds">
          {OFFER_KINDS.map((kind) => (
            <li key={kind}>
              <a className="kind" href={`#/offers?new=${kind}`}>
                <span className="strong">{offersText.kind[kind]}</span>
                <span className="soft">{offersText.kindWhat[kind]}</span>
                <Example template={data?.templates.find((one) => one.kind === kind)} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** Its room is held while the examples are on their way; a kind without one needs none. */
function Example({ template }: { template: TemplateReport | undefined }) {
  if (template === undefined) return <span className="kind-example" />;
  const { kind, example } = template;
  if (example === null) return null;
  const { product, other } = example;
  const given = GIVEN.includes(kind) && other !== null ? other : product;
  const pictured =
    kind === 'progress' ? [] : given === product && other !== null ? [product, other] : [given];
  return (
    <span className="kind-example">
      <span className="sr">{editText.sees}: </span>
      {pictured.map((one, at) => (
        <Fragment key={one.id}>
          {at > 0 && <span aria-hidden="true">{kind === 'bundle' ? '+' : '→'}</span>}
          <Picture url={one.imageUrl} />
        </Fragment>
      ))}
      <span>{editText.example[kind](given.title, other?.title ?? given.title, offOf(template))}</span>
    </span>
  );
}

/** Kinds that put something beside the product, which is what the example tells of. */
const GIVEN: readonly OfferKind[] = ['gift', 'add-on'];

function offOf({ fields: { detail }, currency }: TemplateReport): string {
  const off: Off | null | undefined =
    detail.kind === 'volume' ? detail.tiers[0]?.off : 'off' in detail ? detail.off : null;
  return off == null ? '' : offInWords(off, currency);
}
