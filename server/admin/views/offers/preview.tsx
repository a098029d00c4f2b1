/** The offer as it is being edited, as a shopper would see it: the storefront's own decision and the real widgets. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OfferId } from '../../../domain/offer/offer.ts';
import type { OfferFields } from '../../../domain/offer/parseOffer.ts';
import type { DraftPreview } from '../../../domain/offer/report.ts';
import type { Placement } from '../../../domain/placement.ts';
import { SPOTS_OF } from '../../../domain/proposals/propose.ts';
import { heldBackInWords, namingOf, unproposedInWords } from '../../data/explainWords.ts';
import { unkeptInWords } from '../../data/offerWords.ts';
import { useApi, useDebounced } from '../../data/queries.ts';
import { explain as nothingInWords } from '../../data/words.ts';
import { Segments } from '../../parts/choice.tsx';
import { ProductPicker } from '../../parts/picker.tsx';
import { PreviewFrame, type PreviewWidth } from '../../parts/preview-frame.tsx';
import { Card, Skeleton, Unread } from '../../parts/ui.tsx';
import { editText } from '../../text/offer-edit.ts';
import { offersText } from '../../text/offers.ts';
import { text } from '../../text.ts';

/** Milliseconds without a change before it is asked. */
const STILL = 350;

export function Preview(props: { fields: OfferFields; id: OfferId | null; incomplete: string | null }) {
  const { id, incomplete } = props;
  const api = useApi();
  const [width, setWidth] = useState<PreviewWidth>('phone');
  const [placement, setPlacement] = useState<Placement | null>(null);
  const [product, setProduct] = useState<number | null>(null);
  // As text: the fields are a new object at each look.
  const now = JSON.stringify(props.fields);
  const settled = useDebounced(now, STILL);
  const asked = { id, product, placement, device: width };
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['preview', 'draft', settled, asked],
    queryFn: ({ signal }) => api.offers.preview({ ...asked, fields: JSON.parse(settled) }, signal),
    enabled: incomplete === null && settled === now,
    placeholderData: keepPreviousData,
  });
  const spots = SPOTS_OF[props.fields.detail.kind];
  const isBehind = incomplete === null && (settled !== now || isFetching);
  return (
    <div data-width={width}>
      <Card title={editText.preview} lead={editText.previewWhat}>
        <div className="field-row">
          <Segments
            legend={editText.width}
            quiet
            options={(['phone', 'desktop'] as const).map((value) => ({ value, label: editText[value] }))}
            value={width}
            onChange={setWidth}
          />
          {spots.length > 1 && (
            <Segments
              legend={editText.where}
              quiet
              options={spots.map((value) => ({ value, label: text.placement[value] }))}
              value={placement ?? spots.at(-1)!}
              onChange={setPlacement}
            />
          )}
        </div>
        {incomplete !== null && <p className="soft">{editText.waits(offersText.missing(incomplete))}</p>}
        {error !== null && incomplete === null ? (
          <Unread title={editText.failed} error={error} refetch={refetch} isFetching={isFetching} quiet />
        ) : data !== undefined ? (
          <Shown report={data} width={width} />
        ) : (
          incomplete === null && <Skeleton lines={5} kind="tall" />
        )}
        {data !== undefined && (
          <>
            <p className="soft" role="status">
              {isBehind ? editText.updating : editText.current}
            </p>
            <ProductPicker label={editText.another} onPick={({ id: picked }) => setProduct(picked)} />
            {product !== null && (
              <button type="button" className="button plain" onClick={() => setProduct(null)}>
                {editText.usual}
              </button>
            )}
            <p className="soft">{editText.meant}</p>
          </>
        )}
      </Card>
    </div>
  );
}

function Shown({ report, width }: { report: DraftPreview; width: PreviewWidth }) {
  const { product, placement, shown, keeping } = report;
  const why = whyNot(report);
  const beside = placement === 'cart' || placement === 'exit' ? editText.inCart : editText.beside;
  return (
    <>
      <p className="strong">{beside(product.title)}</p>
      {keeping?.kind === 'unkept' && <p className="wrong">{editText.unkept(unkeptInWords(keeping))}</p>}
      {why === null && shown !== undefined ? (
        <PreviewFrame placement={placement} product={product.id} width={width} shown={shown} />
      ) : (
        <div className="preview-note" role="status">
          <p className="strong">{editText.notShown}</p>
          <p>{why}</p>
        </div>
      )}
    </>
  );
}

/** Why the offer would not stand here, in words; null where it does. */
function whyNot({ explained, product, draft, placement, why }: DraftPreview): string | null {
  if (explained === undefined) return null;
  const naming = namingOf(explained, product, Date.now());
  const decision = explained.decisions.find(({ offer }) => offer === draft);
  if (decision?.kind === 'shown') return null;
  if (decision?.kind === 'held-back') return editText.because(heldBackInWords(decision, naming));
  if (why === 'placement-off') return sentence(nothingInWords(why, placement));
  const silent = explained.unproposed.find(({ offer }) => offer === draft);
  if (silent !== undefined) return editText.because(unproposedInWords(silent, naming));
  return sentence(nothingInWords(why ?? 'no-offer', placement));
}

const sentence = ({ so, change }: ReturnType<typeof nothingInWords>) => `${so} ${change}`;
