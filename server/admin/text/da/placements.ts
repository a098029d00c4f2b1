/** Dansk: placeringer, deres udseende og forhåndsvisningen. */
import type { PlacementsText } from '../placements.ts';

export const placements: PlacementsText = {
  preview: {
    title: 'Forhåndsvisning',
    phone: 'Mobil',
    desktop: 'Computer',
    try: 'Prøv det',
    tryHint: 'Klik, vælg og læg i kurv som en kunde. Intet forlader forhåndsvisningen.',
    platform: 'Den her viser Shopify selv i samme stil som din betalingsside. Der er ikke noget at style.',
    nothing: 'Lige nu ville en kunde ikke se noget her.',
    failed: 'Forhåndsvisningen kunne ikke hentes',
    late: 'Forhåndsvisningen starter ikke. Genindlæs siden. Hjælper det ikke, så se under Diagnosticering.',
  },
};
