/** The shop's first suggestions, as its shoppers would be shown them: those that most orders support come first. */
import type { ProductId } from '../../../domain/ids.ts';
import type { SetupReport } from '../../../domain/setup.ts';
import { usePreview, useStatus } from '../../data/queries.ts';
import { reasonInWords } from '../../data/words.ts';
import { ProductLine, Skeleton, Unread } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';
import { text } from '../../text.ts';

const words = setupText.suggestions;
const PRODUCTS = 3;
const SHOWN = 3;

export function Suggestions({ report }: { report: SetupReport }) {
  const { data: status } = useStatus();
  if (report.best.length === 0) {
    const learns = status === undefined || status.model === null;
    return <p>{learns ? words.waiting : words.none}</p>;
  }
  return (
    <>
      <ul className="setup-first">
        {report.best.slice(0, PRODUCTS).map((id) => (
          <First key={id} id={id} />
        ))}
      </ul>
      <p>
        <a href="#/recommendations">{words.more}</a>
      </p>
    </>
  );
}

function First({ id }: { id: ProductId }) {
  const { data, error, refetch, isFetching } = usePreview(id, 'product', null);
  if (error !== null) {
    return (
      <li>
        <Unread title={text.errors.preview} error={error} refetch={refetch} isFetching={isFetching} quiet />
      </li>
    );
  }
  if (data === undefined) {
    return (
      <li>
        <Skeleton lines={4} />
      </li>
    );
  }
  const { product, suggestions } = data;
  return (
    <li>
      <a className="in-hand" href={`#/recommendations?product=${id}&placement=product`}>
        <ProductLine product={product} />
      </a>
      <ul aria-label={words.beside(product.title)}>
        {suggestions.slice(0, SHOWN).map(({ product: shown, reason }) => (
          <li key={shown.id}>
            <ProductLine product={shown} />
            <span className="soft">{reasonInWords(reason, shown, product)}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
