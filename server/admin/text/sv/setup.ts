/** Swedish: setting up, from connected to a first offer. */
import { count } from '../count.ts';
import type { SetupText } from '../setup.ts';

export const setup: SetupText = {
  title: 'Kom igång',
  lead: 'Inget ändras i din butik förrän ett block finns i ditt tema. Tar du bort blocket finns inga spår kvar.',
  done: (done, all) => `${done} av ${all} steg klara`,
  allDone: 'Allt är klart. Du kan ändra allt här när du vill.',
  stepDone: 'Klart',
  stepNext: 'Härnäst',
  failed: 'Det gick inte att läsa hur långt du har kommit',
  connected: { title: 'Anslut din butik', what: (shop) => `${shop} är ansluten.` },
  sync: {
    title: 'Låt Mersalg läsa din butik',
    what: 'Dina produkter, och ordrarna som visar vad som köps tillsammans. Det har börjat med det som passar de flesta butiker.',
    orders: 'Ordrar att läsa',
    reach: { all: 'Alla som Shopify ger tillgång till', year: '12 månader', 'sixty-days': '60 dagar' },
    ordersWhat:
      'Fler ordrar ger bättre förslag. Väljer du något annat läses de igen; ordrar som redan är lästa behålls.',
    onlySixty:
      'Shopify ger den här appen de senaste 60 dagarnas ordrar, så ett längre val ger inte fler. Äldre ordrar importerar du från en fil längre ner.',
    customers: 'Använd vad kunder har köpt tidigare',
    customersWhat:
      'Inloggade kunder som har samtyckt erbjuds inte det de redan har, och påminns om det de köper om och om igen.',
    noCustomers:
      'Shopify har inte gett appen rätt att läsa kunder, så förslagen är desamma för alla. Här finns inget att välja.',
  },
  suggestions: {
    title: 'Se dina första förslag',
    what: 'Vad dina kunder skulle få se bredvid de här produkterna, och varför. De med starkast stöd först.',
    waiting: 'De kommer så snart dina ordrar har lästs och Mersalg har lärt sig av dem.',
    none: 'Inga två produkter har ännu köpts tillsammans tillräckligt ofta. Importerar du äldre ordrar längre ner kan det ändras redan i dag.',
    beside: (product) => `Bredvid ${product}`,
    more: 'Sök efter en annan produkt',
  },
  theme: {
    title: 'Lägg in det i ditt tema',
    what: 'Varje knapp öppnar temaredigeraren med delen på plats: titta, dra den dit du vill ha den och spara där.',
    needed: 'Börja med de här två',
    wanted: 'Mer, om du vill',
    part: {
      'goes-well-with': ['Passar bra ihop', 'Produktsidan: det som köps tillsammans med produkten.'],
      'mersalg-embed': [
        'Varukorg och utgång (appinbäddning)',
        'Förslag i varukorgslådan, och ett sista ord på väg ut.',
      ],
      bundle: ['Set', 'Produktsidan: ett set med sitt eget pris. Visar dina erbjudanden på set.'],
      upgrade: ['Uppgradering', 'Produktsidan: ett bättre alternativ, sida vid sida.'],
      extras: ['Tillval', 'Produktsidan: mängdrabatter, tjänster och prenumerationer.'],
      'progress-bar': [
        'Förloppsindikator',
        'Varukorgen: hur långt det är kvar till fri frakt eller en gåva.',
      ],
    },
    add: (part) => `Lägg till ${part}`,
    switchOn: 'Slå på appinbäddningen',
    state: {
      active: 'Aktiv',
      doubled: 'Finns dubbelt',
      missing: 'Hittades inte',
      unseen: 'Gick inte att kontrollera',
    },
    never: 'Inte kontrollerat än',
    byHand:
      'Passar en länk inte ditt tema? Gå i Shopify-admin till Webbshop, Teman, Anpassa. Blocken finns under Lägg till avsnitt eller Lägg till block, Appar; inbäddningarna under Appinbäddningar i vänsterkanten.',
  },
  test: {
    title: 'Kontrollera butiken som den är nu',
    what: 'Mersalg öppnar din butik som en kund gör, och berättar vad som fungerar.',
    run: 'Kontrollera nu',
    running: 'Kontrollerar …',
    failed: 'Butiken kunde inte kontrolleras',
    at: (when, product) =>
      product === null ? `Kontrollerat ${when}.` : `Kontrollerat ${when}, på sidan för ${product}.`,
    said: (wrong) =>
      wrong === 0
        ? 'Kontrollerat: inget är fel.'
        : `Kontrollerat: ${count(wrong, 'sak', 'saker')} att rätta till.`,
    check: {
      block: 'Blocket finns på produktsidan',
      embed: 'Appinbäddningen är på',
      double: 'Inget finns dubbelt',
      drawer: 'Varukorgslådan hittas och kan uppdateras',
      prices: 'Priserna är som Shopify har dem',
      proxy: 'Förslagen når din butik',
    },
    ok: 'I ordning',
    wrong: {
      'no-block':
        'Det finns inte på sidan i det tema som är publicerat. Lägg till det med knappen ovan och spara i temaredigeraren.',
      'no-embed':
        'Den är av i det tema som är publicerat. Slå på den med knappen ovan och spara i temaredigeraren.',
      doubled: 'En del finns mer än en gång på sidan. Ta bort en av dem i temaredigeraren.',
      'no-drawer':
        'Ditt tema visar ingen varukorgslåda. Det är bra om det öppnar en varukorgssida: då visas förslagen där. Har det en låda, välj den som varukorgstyp i temats inställningar.',
      'drawer-silent':
        'Lådan hittades, men temat svarar inte med dess innehåll, så den kan se oförändrad ut när något har lagts till. Uppdatera temat, eller välj varukorgssidan som varukorgstyp.',
      'price-differs':
        'Shopify visar ett annat pris än Mersalg känner till. Kunderna ser alltid Shopifys. Är det likadant om tio minuter, starta synkroniseringen igen under ”Låt Mersalg läsa din butik”.',
      'proxy-missing':
        'Din butik skickar inte vidare till Mersalg. Den som driver servern ställer in appens proxy i Shopifys Dev Dashboard: prefix ”apps”, subpath ”mersalg”.',
      'proxy-odd':
        'Något annat än Mersalgs svar kom tillbaka. Kontrollera igen om en minut; är det likadant hittar den som driver servern orsaken i loggen.',
    },
    unseen: {
      password:
        'Inte kontrollerat: butiken ligger bakom sin lösenordssida. Kontrollera igen när den är öppen.',
      timeout: 'Inte kontrollerat: butiken svarade för långsamt. Kontrollera igen om en minut.',
      'too-large': 'Inte kontrollerat: sidan är större än vad Mersalg läser.',
      refused:
        'Inte kontrollerat: butiken släpper inte in program. Låt brandväggen eller botskyddet släppa igenom ”Mersalg self-test”.',
      unreachable:
        'Inte kontrollerat: sidan svarade inte som den ska. Öppna butiken i en webbläsare och kontrollera sedan igen.',
      'no-product': 'Inte kontrollerat: det finns ingen produkt till salu än.',
      'other-currency': 'Inte kontrollerat: butiken visade servern priser för en annan marknad.',
      depends: 'Inte kontrollerat: det behöver det som saknas ovan.',
    },
  },
  offer: {
    title: 'Skapa ett första erbjudande',
    what: 'Ett set av sådant som ändå köps tillsammans är den tryggaste starten. Du väljer produkter och pris; inget visas innan du slår på det.',
    action: 'Skapa ett set',
    others: 'Andra typer av erbjudanden',
  },
  older: {
    title: 'Importera äldre ordrar',
    lead: 'Shopify ger en app de senaste 60 dagarnas ordrar om den inte beviljas fler. Din egen export innehåller alla.',
    how: 'Gå i Shopify-admin till Ordrar och välj Exportera, Alla ordrar, CSV. Stora exporter skickar Shopify med e-post.',
    onServer: 'Eller på datorn där Mersalg körs, i dess mapp:',
    after:
      'Gzip-filer fungerar som de är. Importen kan avbrytas och köras igen: inget räknas två gånger, och rader som inte går att använda anges med radnummer.',
    drop: 'Släpp filen här, eller välj den',
    choose: 'Välj en fil …',
    limit: 'CSV eller CSV.GZ som Shopify exporterade den, högst 1 GB.',
    sending: (name) => `Importerar ${name}`,
    stop: 'Avbryt',
    left: (time) => `ungefär ${time} kvar`,
    stopped: 'Avbrutet. Det som kom in är kvar: välj samma fil igen, så fortsätter det därifrån.',
    failed: 'Filen importerades inte',
    finished: (orders) => `${count(orders, 'order', 'ordrar')} importerades. Mersalg lär sig av dem nu.`,
    resumed: (orders) => `Fortsatte efter ${count(orders, 'order', 'ordrar')} från ett tidigare försök.`,
    known: (orders) =>
      `Den här filen har importerats förut (${count(orders, 'order', 'ordrar')}); inget räknades två gånger.`,
    unknown: (lines) =>
      `${count(lines, 'orderrad gäller', 'orderrader gäller')} produkter som butiken inte längre har.`,
    refused: (rows) => `${count(rows, 'rad avvisades', 'rader avvisades')}, resten importerades:`,
    line: (line, reason) => `Rad ${line}: ${reason}`,
    more: (rows) => `… och ${count(rows, 'till', 'till')}.`,
    copy: 'Kopiera',
    copied: 'Kopierat',
    copyLabel: 'Kopiera kommandot',
  },
};
