/** Norwegian bokmål: the words of the privacy view. */
import { format } from '../../data/format.ts';
import type { privacy as en } from '../en/privacy.ts';

const { number } = format;

export const privacy: typeof en = {
  title: 'Data og personvern',
  lead: 'Hva Mersalg lagrer om butikken din, hvor lenge, og hva du kan gjøre med det.',
  failed: 'Det kunne ikke leses.',
  storedTitle: 'Hva som lagres',
  storedLead:
    'Aldri navn, adresser, e-postadresser eller telefonnumre. Kunder og besøkende kjennes bare som en hashverdi med nøkkel.',
  entries: (n: number) => `${number(n)} poster`,
  since: (when: string) => `eldste: ${when}`,
  empty: 'ingenting',
  details: 'Tabell for tabell',
  group: {
    catalogue: 'Produkter og samlinger',
    orders: 'Bestillinger og ordrelinjer',
    measuring: 'Måledata',
    choices: 'Innstillingene, tilbudene og eksperimentene dine',
    work: 'Bakgrunnsarbeid',
    forgotten: 'Kunder som har bedt om å bli glemt',
  },
  groupWhat: {
    catalogue:
      'En kopi av katalogen din, som forslagene velges fra. Den følger Shopify: det du sletter der, forsvinner her.',
    orders:
      'Hvilke produkter som ble kjøpt sammen, når og for hvor mye. Hvem bestillingen tilhører, står som en hashverdi, hvis vi i det hele tatt får lese kunder.',
    measuring:
      'Hvilken besøkende, som hashverdi, som fikk se forslag eller ikke, gikk til kassen og betalte; hva som ble vist og kjøpt, talt per dag; svar på takkesiden, talt.',
    choices: 'Det du har stilt inn, og loggen over hvem som endret det.',
    work: 'Webhooks til de er behandlet (sekunder; så slettes innholdet), køen, den trente modellen og tilgangen til butikken, forseglet.',
    forgotten: 'En annen hashverdi, slik at ingenting som sies om dem senere, lagres.',
  },
  keepTitle: 'Hvor lenge det lagres',
  keepLead: 'Det som er eldre, slettes hver time. Produkter blir værende så lenge de er i butikken.',
  days: 'dager',
  keep: {
    orders: 'Bestillinger',
    visitors: 'Måledata',
    audit: 'Endringsloggen',
    feedback: 'Svar på takkesiden',
  },
  keepWhat: {
    orders:
      'Forslagene bygger på dem. Færre bestillinger gir færre og mer usikre forslag; minst like lenge som måledata.',
    visitors:
      'Resultatene rekker ikke lenger tilbake, og besøkende som først ble sett tidligere, telles ikke lenger.',
    audit: 'Hvem som endret hva.',
    feedback: 'Antall per dag; ingen kan kjennes igjen.',
  },
  consentTitle: 'Samtykke',
  consentLead:
    'Mersalg retter seg etter svaret kunden ga i butikkens eget cookiebanner, slik Shopifys kundepersonvern oppgir det, og ingenting annet.',
  consent: {
    yes: 'Sa ja til analyse',
    personal: 'Sa ja til preferanser',
    no: 'Sa nei, eller har ikke svart',
  },
  consentWhat: {
    yes: 'Et tilfeldig tall lagres i nettleseren og, som hashverdi, her. Eksperimentene følger det, og kunden telles i resultatene.',
    personal:
      'De ti sist viste produktene i besøket, og hva en innlogget kunde har kjøpt før, hjelper til med å velge forslag.',
    no: 'Forslag vises likevel. Ikke noe tall lagres, og ingen resultater teller kunden. Bare nettleseren husker hva som er vist og avvist, så ingen blir mast på; serveren lagrer ingenting av det.',
  },
  exportTitle: 'Ta med deg dataene',
  exportLead:
    'Én fil med alt som lagres om butikken, én post per linje (JSON Lines). Tilgangsnøkler blir på serveren.',
  exportNow: 'Last ned alle data',
  exporting: 'Filen lages …',
  exported: 'Alle data er lastet ned.',
  exportFailed: 'Dataene kunne ikke lastes ned.',
  customerTitle: 'Én kunde',
  customerLead:
    'Det Shopifys personvernforespørsler gjør av seg selv, startet for hånd. Vi lagrer verken nummer eller e-post: de finner bare hashverdien.',
  customerId: 'Kundenummer',
  customerHint: 'Siste del av kundens adresse i Shopify-administrator.',
  email: 'E-post (for importerte bestillinger)',
  customerWrong: 'Skriv kundens nummer: bare sifre.',
  customerExport: 'Last ned det som er lagret',
  customerForget: 'Glem kunden',
  customerExported: 'Lastet ned.',
  forgot: (n: number) => `Glemt. ${number(n)} bestillinger sier ikke lenger hvem de tilhører.`,
  customerFailed: 'Det gikk ikke.',
  forgetAsk: 'Glemme kunden?',
  forgetLost:
    'Kundens bestillinger blir værende, men sier ikke lenger hvem de tilhører. Det som er målt av besøkene, slettes. Det kan ikke angres.',
  measuringTitle: 'Slett alle måledata',
  measuringLead: 'Målingen begynner på nytt.',
  measuringNow: 'Slett alle måledata',
  measuringAsk: 'Slette alle måledata?',
  measuringLost: (n: number) =>
    `${number(n)} poster går tapt: hvem som fikk se forslag, alle eksperimentresultater så langt, det som er talt per dag, og svarene. Tilbudene, innstillingene og bestillingene blir værende. Det kan ikke angres.`,
  measuringDone: 'Slettet. Målingen begynner på nytt.',
  cancel: 'Avbryt',
  uninstallTitle: 'Hvis du avinstallerer',
  uninstall: {
    now: 'Straks: tilgangen til butikken slettes, alt arbeid stopper, og ingenting vises lenger i temaet.',
    later:
      '48 timer senere ber Shopify oss slette butikken: da slettes hver post i hver tabell. Kommer du tilbake før det, går ingenting tapt.',
    theme: 'I temaet blir ingenting igjen: blokkene forsvinner med appen.',
  },
};
