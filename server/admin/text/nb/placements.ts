/** Norsk: plasseringer, utseendet deres og forhåndsvisningen. */
import type { PlacementsText } from '../placements.ts';

export const placements: PlacementsText = {
  preview: {
    title: 'Forhåndsvisning',
    phone: 'Mobil',
    desktop: 'Datamaskin',
    try: 'Prøv',
    tryHint: 'Trykk, velg og legg til som en kunde. Ingenting forlater forhåndsvisningen.',
    platform: 'Denne viser Shopify selv, i samme stil som kassen din. Det er ingenting å utforme.',
    nothing: 'Akkurat nå ville en kunde ikke sett noe her.',
    failed: 'Forhåndsvisningen kunne ikke hentes',
    late: 'Forhåndsvisningen starter ikke. Last inn siden på nytt. Hjelper det ikke, se under Diagnostikk.',
  },
};
