/** Svenska: placeringar, deras utseende och förhandsvisningen. */
import type { PlacementsText } from '../placements.ts';

export const placements: PlacementsText = {
  preview: {
    title: 'Förhandsvisning',
    phone: 'Mobil',
    desktop: 'Dator',
    try: 'Prova',
    tryHint: 'Klicka, välj och lägg till som en kund. Inget lämnar förhandsvisningen.',
    platform: 'Den här ritar Shopify själv, i samma stil som din kassa. Det finns inget att formge.',
    nothing: 'Just nu skulle en kund inte se något här.',
    failed: 'Förhandsvisningen kunde inte hämtas',
    late: 'Förhandsvisningen startar inte. Ladda om sidan. Om det inte hjälper, titta under Diagnostik.',
  },
};
