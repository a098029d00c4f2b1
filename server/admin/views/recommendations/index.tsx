/** Recommendations: what stands beside each product and why, the merchant's rules on top, and what a training changed. */
import { lazy, Suspense } from 'react';
import { useRoute } from '../../data/route.ts';
import { SectionNav } from '../../parts/section-nav.tsx';
import { SettingsHead, SettingsProblem } from '../../parts/settings-page.tsx';
import { Skeleton } from '../../parts/ui.tsx';
import '../../style/recommendations.css';
import { recommendationsText as words } from '../../text/recommendations.ts';
import { Products } from './products.tsx';

const Rules = lazy(() => import('./rules.tsx'));
const Changes = lazy(() => import('./changes.tsx'));

const PARTS = ['products', 'rules', 'changes'] as const;

const LINKS = PARTS.map((part) => ({
  name: part,
  href: part === PARTS[0] ? '#/recommendations' : `#/recommendations?part=${part}`,
  words: words.tab[part],
}));

export default function Recommendations() {
  const { parameters } = useRoute();
  const open = PARTS.find((part) => part === parameters.get('part')) ?? PARTS[0];
  return (
    <>
      <SettingsHead title={words.title} lead={words.lead} />
      <SectionNav label={words.tabs} links={LINKS} open={open} />
      <SettingsProblem />
      <Suspense fallback={<Skeleton lines={5} kind="tall" />}>
        {open === 'products' ? <Products /> : open === 'rules' ? <Rules /> : <Changes />}
      </Suspense>
    </>
  );
}
