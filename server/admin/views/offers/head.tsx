/** The head of each page of offers. */
import { type HeadProps, ViewHead } from '../../parts/head.tsx';
import { offersText } from '../../text/offers.ts';

export function Head(props: HeadProps) {
  return <ViewHead back={{ href: '#/offers', words: offersText.back }} {...props} />;
}
