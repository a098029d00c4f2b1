/** Svenska: vyernas ord. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { views as en } from '../en/views.ts';
import type { Said } from '../pick.ts';

const { number, percent, list } = format;

export const views: Said<typeof en> = {
  results: {
    title: 'Resultat',
    range: 'Period',
    days: (days) => `${days} dagar`,
    shown: 'Visade förslag',
    accepted: 'Köpta',
    acceptedShare: (share) => `${percent(share)} av de visade`,
    dismissed: (n) => count(n, 'avvisat', 'avvisade'),
    lineRevenue: 'Omsättning på föreslagna rader',
    orderRevenue: 'Omsättning på de ordrarna',
    inOrders: (n) => `i ${count(n, 'order', 'ordrar')}`,
    whole: 'alla rader',
    attributed: 'Tillskrivet',
    definitionsTitle: 'Så räknas det',
    definitions: [
      [
        'Visade',
        'Antal gånger en uppsättning förslag syntes på skärmen. En visning räknas en gång, hur många produkter den än innehöll.',
      ],
      ['Köpta', 'Orderrader som har köpts via ett förslag, lästa ur själva ordern, aldrig ur webbläsaren.'],
      ['Andel köpta', 'Köpta delat med visade.'],
      ['Avvisade', 'Antal gånger som en besökare stängde förslagen.'],
      [
        'Omsättning på rader',
        'Vad de raderna gav, efter rabatter och återbetalningar, utan moms och frakt. Makulerade ordrar och testordrar räknas inte.',
      ],
      [
        'Omsättning på ordrar',
        'Vad ordrarna med minst en sådan rad gav totalt. En order som två placeringar har del i räknas en gång i summan.',
      ],
      [
        'Tillskrivet',
        'Sålt via ett förslag. Det är inte samma sak som ett tillskott: för att veta vad Mersalg ger jämförs besökare som får förslag med besökare som inte får några, som överst på sidan.',
      ],
    ],
    byPlacement: 'Per placering',
    column: {
      placement: 'Placering',
      shown: 'Visade',
      accepted: 'Köpta',
      share: 'Andel köpta',
      dismissed: 'Avvisade',
      orders: 'Ordrar',
      lineRevenue: 'Omsättning på rader',
      orderRevenue: 'Omsättning på ordrar',
    },
    total: 'Totalt',
    off: 'Av',
    recent: 'Ordrar med ett köpt förslag',
    recentColumn: {
      order: 'Order',
      time: 'Tid',
      placement: 'Placering',
      bought: 'Köpt via ett förslag',
      lineRevenue: 'Rader',
      total: 'Ordersumma',
    },
    noRecent:
      'Ingen har köpt ett förslag under perioden ännu. En order syns här strax efter att köpet är klart.',
    emptyTitle: (days) => `Inget visat de senaste ${days} dagarna`,
    empty: 'Förslagen syns när deras block finns i ditt tema. Tre steg:',
    emptySteps: {
      blocks: 'Lägg in blocken i ditt tema',
      try: 'Se vad Mersalg skulle föreslå',
      switches: 'Kontrollera att placeringarna är på',
    },
  },
  try: {
    title: 'Prova',
    lead: 'Se vad din butik skulle föreslå, och varför. Kunderna märker inget.',
    product: 'Produkt',
    where: 'Placering',
    inHand: {
      product: 'En besökare tittar på',
      upgrade: 'En besökare tittar på',
      bundle: 'En besökare tittar på',
      extras: 'En besökare tittar på',
      cart: 'En besökare har i varukorgen',
      exit: 'En besökare är på väg att lämna',
      checkout: 'En kund betalar för',
      thanks: 'En kund har köpt',
    },
    start: 'Välj en produkt för att se dess förslag.',
    noProducts: 'Det finns inga produkter ännu. De kommer med synkroniseringen ovan.',
    would: (n) => count(n, 'förslag', 'förslag'),
    fromSaved: 'Visas som din butik är inställd nu: dina ändringar gäller när de är sparade.',
    together: (orders, base, share) =>
      `Köpta tillsammans i ${number(orders)} av ${count(base, 'order', 'ordrar')} (${percent(share)})`,
    togetherWith: (orders, base, share) =>
      `Köpt i ${number(orders)} av ${count(base, 'order', 'ordrar')} (${percent(share)}) med en annan produkt i varukorgen`,
    like: (orders, base, share) =>
      `Liknar en produkt som köpts med den i ${number(orders)} av ${count(base, 'order', 'ordrar')} (${percent(share)})`,
    likeWith: (orders, base, share) =>
      `Liknar en produkt som köpts i ${number(orders)} av ${count(base, 'order', 'ordrar')} (${percent(share)}) med en annan produkt i varukorgen`,
    cheaper: (difference) => `Gör samma jobb för ${difference} mindre`,
    similar: 'Gör samma jobb',
    better: (difference, gains) =>
      `Gör samma jobb bättre för ${difference} mer${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    betterAnyhow: (gains) => `Gör samma jobb bättre${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    gain: (what, from, to) => (from === '' ? `${what} ${to}` : `${what} ${to} i stället för ${from}`),
    inCommon: (facts) => `. Gemensamt: ${list(facts)}`,
    by: {
      type: (value) => `typen ”${value}”`,
      vendor: (value) => `säljaren ”${value}”`,
      tag: (value) => `taggen ”${value}”`,
      option: (value) => `alternativet ”${value}”`,
      words: (value) => `orden ”${value}”`,
    },
    again: (times, days) =>
      `Kunden har köpt den ${count(times, 'gång', 'gånger')}, senast för ${count(days, 'dag', 'dagar')} sedan`,
    popular: (orders, days) =>
      `Populär: i ${count(orders, 'order', 'ordrar')} ${days === 1 ? 'det senaste dygnet' : `de senaste ${number(days)} dagarna`}`,
    pinned: 'Fäst av dig',
    exclude: 'Föreslå aldrig',
    excludeLabel: (title) => `Föreslå aldrig ${title}`,
    excluded: 'Utesluts när du sparar',
    excludedNow: 'Utesluten',
    undo: 'Ångra',
    undoLabel: (title) => `Ångra att ${title} utesluts`,
    nothing: 'Här skulle inget visas',
    notSellable:
      'Produkten säljs inte just nu (slutsåld, utkast eller inte publicerad), så besökare stöter knappast på den.',
    switchOn: (placement) => `Slå på ”${placement}”`,
  },
  why: {
    'no-model': {
      so: 'Mersalg har inte lärt sig av dina ordrar ännu.',
      change: 'Det sker av sig självt när synkroniseringen ovan är klar.',
    },
    'placement-off': {
      so: 'Placeringen är avstängd.',
      change: 'Slå på den för att se vad den skulle visa.',
    },
    'no-support': {
      so: 'För få ordrar talar för någon produkt här, och Mersalg gissar inte.',
      change: 'Det ändras av sig självt med fler ordrar; importerar du äldre ordrar ändras det i dag.',
    },
    'all-ineligible': {
      so: 'Det finns kandidater, men ingen får visas: de är slutsålda, inte publicerade, uteslutna av dig eller stoppade av dina gränser.',
      change: 'Fyll på lagret eller publicera dem, eller lätta på det du uteslutit och begränsat.',
    },
    'nothing-in-hand': {
      so: 'Placeringen utgår från en produkt, och den här känner modellen inte till.',
      change: 'Nya eller opublicerade produkter kommer med vid nästa synkronisering; eller välj en annan.',
    },
    'no-offer': {
      so: 'Här visas bara erbjudanden, och inget av dina gäller den här produkten nu.',
      change: 'Skapa ett under Erbjudanden, eller se över villkoren.',
    },
    'held-back': {
      so: 'Det finns något att visa, men gränserna för hänsyn håller tillbaka det för den här besökaren.',
      change: 'Du ändrar dem i inställningarna.',
    },
  },
  whyExit: {
    so: 'Det finns ingen billigare produkt som tydligt gör samma jobb, och Mersalg nöjer sig inte med en dålig.',
    change: 'Den som har något i varukorgen erbjuds i stället att spara den till senare.',
  },
  settings: {
    title: 'Inställningar',
    placements: 'Placeringar',
    placementsLead: 'Var förslag får visas. Varje placering behöver också sitt block i ditt tema.',
    howTo: 'Så lägger du till dem',
    what: {
      product: 'Produkter som passar till den på sidan, att lägga till utan att lämna den.',
      upgrade: 'En bättre version av produkten på sidan, med skillnaderna och priset sida vid sida.',
      bundle: 'Produkten på sidan med det som kompletterar den, som ett set med rabatt.',
      extras: 'Mängdrabatter, tjänster och prenumerationer för produkten på sidan.',
      cart: 'Det som kompletterar hela varukorgen, i temats egen varukorgslåda.',
      exit: 'En billigare produkt som gör samma jobb, eller varukorgen sparad till senare, när någon är på väg att lämna butiken.',
      checkout: 'Ett diskret förslag i kassan. Kräver Shopify Plus.',
      thanks: 'En produkt som kompletterar det som just köptes, på tacksidan.',
    },
    protects: {
      product:
        'Skyddar förtroendet: inget visas utom det som dina egna ordrar talar för, eller det som du har fäst.',
      upgrade:
        'Skyddar förtroendet: bara det som verkligen är bättre, och inte igen på ett tag efter ett nej.',
      bundle: 'Skyddar ditt löfte: kassan ger exakt den rabatt som visas.',
      extras: 'Skyddar tydligheten: en tjänst lämnar varukorgen tillsammans med produkten den hör till.',
      cart: 'Skyddar köpet: aldrig det som redan ligger i varukorgen, aldrig något slutsålt, aldrig i vägen för kassan.',
      exit: 'Skyddar tålamodet: högst en gång per besök, och aldrig igen för den som har stängt det.',
      checkout: 'Skyddar köpet: av om du inte slår på det, och aldrig med nedräkning.',
      thanks: 'Skyddar tålamodet: en enda, och inget mer efter den.',
    },
    excluded: 'Föreslås aldrig',
    excludedLead: 'Produkter som inte föreslås någonstans. De säljs som vanligt.',
    add: 'Uteslut en produkt',
    none: 'Inget är uteslutet. Presentkort, prover och reservdelar är vad butiker brukar utesluta.',
    full: (max) => `Listan rymmer högst ${number(max)} produkter. Ta bort en för att lägga till en ny.`,
    unknown: 'En produkt som inte längre finns i din butik',
    unsavedMark: 'Inte sparat än',
    remove: 'Ta bort',
    removeLabel: (title) => `Ta bort ${title} från de uteslutna produkterna`,
    showAll: (n) => `Visa alla ${number(n)}`,
  },
};
