/** Danish: the words of the privacy view. */
import { format } from '../../data/format.ts';
import type { privacy as en } from '../en/privacy.ts';

const { number } = format;

export const privacy: typeof en = {
  title: 'Data og privatliv',
  lead: 'Hvad Mersalg gemmer om din butik, hvor længe, og hvad du kan gøre med det.',
  failed: 'Det kunne ikke læses.',
  storedTitle: 'Hvad der gemmes',
  storedLead:
    'Aldrig navne, adresser, e-mailadresser eller telefonnumre. Kunder og besøgende kendes kun som en hashværdi med nøgle.',
  entries: (n: number) => `${number(n)} poster`,
  since: (when: string) => `ældste: ${when}`,
  empty: 'intet',
  details: 'Tabel for tabel',
  group: {
    catalogue: 'Produkter og kollektioner',
    orders: 'Ordrer og ordrelinjer',
    measuring: 'Måledata',
    choices: 'Dine indstillinger, tilbud og eksperimenter',
    work: 'Baggrundsarbejde',
    forgotten: 'Kunder, der har bedt om at blive glemt',
  },
  groupWhat: {
    catalogue:
      'En kopi af dit katalog, som forslagene vælges fra. Den følger Shopify: det, du sletter dér, forsvinder her.',
    orders:
      'Hvilke produkter der blev købt sammen, hvornår og for hvor meget. Hvis ordre det er, står som en hashværdi, hvis vi overhovedet må læse kunder.',
    measuring:
      'Hvilken besøgende, som hashværdi, der fik vist forslag eller ej, gik til checkout og betalte; hvad der blev vist og købt, talt pr. dag; svar på takkesiden, talt.',
    choices: 'Det, du har indstillet, og loggen over hvem der ændrede det.',
    work: 'Webhooks, til de er behandlet (sekunder; så slettes indholdet), køen, den trænede model og adgangen til din butik, forseglet.',
    forgotten: 'En anden hashværdi, så intet, der siges om dem senere, gemmes.',
  },
  keepTitle: 'Hvor længe det gemmes',
  keepLead: 'Det, der er ældre, slettes hver time. Produkter bliver, så længe de er i butikken.',
  days: 'dage',
  keep: {
    orders: 'Ordrer',
    visitors: 'Måledata',
    audit: 'Loggen over ændringer',
    feedback: 'Svar på takkesiden',
  },
  keepWhat: {
    orders:
      'Forslagene bygger på dem. Færre ordrer giver færre og mere usikre forslag; mindst lige så længe som måledata.',
    visitors:
      'Resultater rækker ikke længere tilbage, og besøgende, der først blev set før, tælles ikke længere.',
    audit: 'Hvem der ændrede hvad.',
    feedback: 'Antal pr. dag; ingen kan kendes på dem.',
  },
  consentTitle: 'Samtykke',
  consentLead:
    'Mersalg retter sig efter det svar, kunden gav i butikkens eget cookiebanner, sådan som Shopifys kundeprivatliv oplyser det, og intet andet.',
  consent: {
    yes: 'Sagde ja til analyse',
    personal: 'Sagde ja til præferencer',
    no: 'Sagde nej, eller har ikke svaret',
  },
  consentWhat: {
    yes: 'Et tilfældigt tal gemmes i browseren og, som hashværdi, her. Eksperimenterne følger det, og kunden tælles med i resultaterne.',
    personal:
      'De ti senest sete produkter i besøget, og hvad en kunde, der er logget ind, har købt før, hjælper med at vælge forslag.',
    no: 'Forslag vises alligevel. Intet tal gemmes, og intet resultat tæller kunden. Kun browseren husker, hvad der er vist og afvist, så ingen bliver plaget; serveren gemmer intet af det.',
  },
  exportTitle: 'Tag dine data med',
  exportLead:
    'Én fil med alt, der gemmes om din butik, én post pr. linje (JSON Lines). Adgangsnøgler bliver på serveren.',
  exportNow: 'Hent alle data',
  exporting: 'Filen laves …',
  exported: 'Alle data er hentet.',
  exportFailed: 'Data kunne ikke hentes.',
  customerTitle: 'Én kunde',
  customerLead:
    'Det, som Shopifys anmodninger om databeskyttelse gør af sig selv, startet manuelt. Vi gemmer hverken nummer eller e-mail: de finder kun hashværdien.',
  customerId: 'Kundenummer',
  customerHint: 'Sidste del af kundens adresse i Shopify-administratoren.',
  email: 'E-mail (til importerede ordrer)',
  customerWrong: 'Angiv kundens nummer: kun cifre.',
  customerExport: 'Hent det, der er gemt',
  customerForget: 'Glem kunden',
  customerExported: 'Hentet.',
  forgot: (n: number) => `Glemt. ${number(n)} ordrer siger ikke længere, hvis de er.`,
  customerFailed: 'Det lykkedes ikke.',
  forgetAsk: 'Glemme kunden?',
  forgetLost:
    'Kundens ordrer bliver, men siger ikke længere, hvis de er. Det, der er målt af besøgene, slettes. Det kan ikke fortrydes.',
  measuringTitle: 'Slet alle måledata',
  measuringLead: 'Målingen begynder forfra.',
  measuringNow: 'Slet alle måledata',
  measuringAsk: 'Slette alle måledata?',
  measuringLost: (n: number) =>
    `${number(n)} poster går tabt: hvem der fik vist forslag, alle eksperimenters resultater hidtil, det, der er talt pr. dag, og svarene. Dine tilbud, indstillinger og ordrer bliver. Det kan ikke fortrydes.`,
  measuringDone: 'Slettet. Målingen begynder forfra.',
  cancel: 'Annuller',
  uninstallTitle: 'Hvis du afinstallerer',
  uninstall: {
    now: 'Straks: adgangen til butikken slettes, alt arbejde stopper, og intet vises længere i temaet.',
    later:
      '48 timer senere beder Shopify os slette butikken: så slettes hver post i hver tabel. Kommer du tilbage inden da, går intet tabt.',
    theme: 'I temaet bliver intet tilbage: blokkene forsvinder med appen.',
  },
};
