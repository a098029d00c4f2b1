/** Swedish: the words of the privacy view. */
import { format } from '../../data/format.ts';
import type { privacy as en } from '../en/privacy.ts';

const { number } = format;

export const privacy: typeof en = {
  title: 'Data och integritet',
  lead: 'Vad Mersalg lagrar om din butik, hur länge, och vad du kan göra med det.',
  failed: 'Det gick inte att läsa.',
  storedTitle: 'Vad som lagras',
  storedLead:
    'Aldrig namn, adresser, e-postadresser eller telefonnummer. Kunder och besökare känns bara igen på ett nycklat hashvärde.',
  entries: (n: number) => `${number(n)} poster`,
  since: (when: string) => `äldsta: ${when}`,
  empty: 'inget',
  details: 'Tabell för tabell',
  group: {
    catalogue: 'Produkter och produktserier',
    orders: 'Ordrar och orderrader',
    measuring: 'Mätdata',
    choices: 'Dina inställningar, erbjudanden och experiment',
    work: 'Bakgrundsarbete',
    forgotten: 'Kunder som bett att bli glömda',
  },
  groupWhat: {
    catalogue:
      'En kopia av din katalog, som förslagen väljs ur. Den följer Shopify: det du raderar där försvinner här.',
    orders:
      'Vilka produkter som köptes tillsammans, när och för hur mycket. Vems ordern är står där som ett hashvärde, om vi alls får läsa kunder.',
    measuring:
      'Vilken besökare, som hashvärde, som fick förslag eller inte, gick till kassan och betalade; vad som visades och köptes, räknat per dag; svar på tacksidan, räknade.',
    choices: 'Det du ställt in, och loggen över vem som ändrade det.',
    work: 'Webhooks tills de är bearbetade (sekunder; sedan raderas innehållet), kön, den tränade modellen och åtkomsten till din butik, förseglad.',
    forgotten: 'Ett andra hashvärde, så att inget som sägs om dem senare sparas.',
  },
  keepTitle: 'Hur länge det sparas',
  keepLead: 'Det som är äldre raderas varje timme. Produkter finns kvar så länge de finns i butiken.',
  days: 'dagar',
  keep: {
    orders: 'Ordrar',
    visitors: 'Mätdata',
    audit: 'Ändringsloggen',
    feedback: 'Svar på tacksidan',
  },
  keepWhat: {
    orders:
      'Förslagen bygger på dem. Färre ordrar ger färre och osäkrare förslag; minst lika länge som mätdata.',
    visitors: 'Resultaten når inte längre bak, och besökare som först sågs tidigare räknas inte längre.',
    audit: 'Vem som ändrade vad.',
    feedback: 'Antal per dag; ingen kan utläsas ur dem.',
  },
  consentTitle: 'Samtycke',
  consentLead:
    'Mersalg rättar sig efter det svar kunden gav i butikens egen cookiebanner, så som Shopifys kundintegritet anger det, och inget annat.',
  consent: {
    yes: 'Sa ja till analys',
    personal: 'Sa ja till inställningar',
    no: 'Sa nej, eller har inte svarat',
  },
  consentWhat: {
    yes: 'Ett slumptal sparas i webbläsaren och, som hashvärde, här. Experimenten följer det, och kunden räknas i resultaten.',
    personal:
      'De tio senast visade produkterna under besöket, och vad en inloggad kund köpt tidigare, hjälper till att välja förslag.',
    no: 'Förslag visas ändå. Inget tal sparas, och inget resultat räknar kunden. Bara webbläsaren minns vad som visats och avvisats, så att ingen blir störd i onödan; servern sparar inget av det.',
  },
  exportTitle: 'Ta med dig dina data',
  exportLead:
    'En fil med allt som lagras om din butik, en post per rad (JSON Lines). Åtkomstnycklar stannar på servern.',
  exportNow: 'Ladda ner alla data',
  exporting: 'Filen skapas …',
  exported: 'Alla data har laddats ner.',
  exportFailed: 'Data kunde inte laddas ner.',
  customerTitle: 'En enskild kund',
  customerLead:
    'Det som Shopifys integritetsbegäranden gör av sig självt, startat för hand. Vi lagrar varken nummer eller e-post: de används bara för att hitta hashvärdet.',
  customerId: 'Kundnummer',
  customerHint: 'Sista delen av kundens adress i Shopify-admin.',
  email: 'E-post (för importerade ordrar)',
  customerWrong: 'Ange kundens nummer: bara siffror.',
  customerExport: 'Ladda ner det som lagras',
  customerForget: 'Glöm kunden',
  customerExported: 'Nedladdat.',
  forgot: (n: number) => `Glömd. ${number(n)} ordrar säger inte längre vems de är.`,
  customerFailed: 'Det gick inte.',
  forgetAsk: 'Glömma kunden?',
  forgetLost:
    'Kundens ordrar blir kvar men säger inte längre vems de är. Det som mätts av besöken raderas. Det går inte att ångra.',
  measuringTitle: 'Radera all mätdata',
  measuringLead: 'Mätningen börjar om från noll.',
  measuringNow: 'Radera all mätdata',
  measuringAsk: 'Radera all mätdata?',
  measuringLost: (n: number) =>
    `${number(n)} poster går förlorade: vem som fick förslag, alla experimentresultat hittills, det som räknats per dag, och svaren. Dina erbjudanden, inställningar och ordrar blir kvar. Det går inte att ångra.`,
  measuringDone: 'Raderat. Mätningen börjar om.',
  cancel: 'Avbryt',
  uninstallTitle: 'Om du avinstallerar',
  uninstall: {
    now: 'Genast: åtkomsten till butiken raderas, allt arbete stannar och inget visas längre i temat.',
    later:
      '48 timmar senare ber Shopify oss radera butiken: då raderas varje post i varje tabell. Kommer du tillbaka dessförinnan går inget förlorat.',
    theme: 'I temat blir inget kvar: blocken försvinner med appen.',
  },
};
