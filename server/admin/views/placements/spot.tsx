/** The look of one placement: its title in each language, how many cards it shows, and where its block belongs. */
import { CARDS, type LookedSpot, type SpotLook } from '../../../domain/look/look.ts';
import { MAX_TITLE, MAX_TITLES } from '../../../domain/look/parseLook.ts';
import { LANGUAGE } from '../../data/language.ts';
import { useSettings } from '../../data/settings.tsx';
import { SelectField, TextField } from '../../parts/fields.tsx';
import { placements as words } from '../../text/placements.ts';

/** Languages that storefronts speak around us, to choose from; the first four have words of ours already. */
export const LANGUAGES = [
  'en',
  'sv',
  'da',
  'nb',
  'fi',
  'is',
  'de',
  'nl',
  'fr',
  'es',
  'it',
  'pl',
  'pt',
] as const;

const names = new Intl.DisplayNames([LANGUAGE], { type: 'language' });
/** As a label: `Svenska`. */
export const languageName = (code: string) =>
  (names.of(code) ?? code).replace(/^./u, (first) => first.toUpperCase());

export function SpotForm({ spot, look }: { spot: LookedSpot; look: SpotLook }) {
  const { setSpot } = useSettings();
  const bounds = CARDS[spot as keyof typeof CARDS];
  const said = look.titles.map(({ language }) => language);
  const left = LANGUAGES.filter((code) => !said.includes(code));
  const retitle = (language: string, title: string | null) =>
    setSpot(spot, {
      ...look,
      titles: look.titles.flatMap((one) =>
        one.language !== language ? [one] : title === null ? [] : [{ language, text: title }],
      ),
    });
  return (
    <div className="spot-form">
      {look.titles.map(({ language, text }) => (
        <div className="spot-title" key={language}>
          <TextField
            label={words.titleIn(languageName(language))}
            value={text}
            maxLength={MAX_TITLE}
            onChange={(title) => retitle(language, title)}
          />
          <button
            type="button"
            className="button"
            aria-label={words.removeTitle(languageName(language))}
            onClick={() => retitle(language, null)}
          >
            {words.remove}
          </button>
        </div>
      ))}
      {look.titles.length < MAX_TITLES && left.length > 0 && (
        <SelectField
          label={look.titles.length === 0 ? words.firstTitle : words.addTitle}
          options={[
            { value: '', label: words.choose },
            ...left.map((value) => ({ value: value as string, label: languageName(value) })),
          ]}
          value=""
          onChange={(language) => {
            if (language !== '') setSpot(spot, { ...look, titles: [...look.titles, { language, text: '' }] });
          }}
        />
      )}
      <p className="soft">{words.titleWhat}</p>
      {bounds !== undefined && (
        <>
          <SelectField
            label={words.cards[spot as keyof typeof CARDS]}
            options={[
              { value: 0, label: words.usual(bounds.usual) },
              ...Array.from({ length: bounds.most - bounds.least + 1 }, (_, at) => ({
                value: bounds.least + at,
                label: String(bounds.least + at),
              })),
            ]}
            value={look.cards ?? 0}
            onChange={(cards) => setSpot(spot, { ...look, cards: cards === 0 ? null : cards })}
          />
          <p className="soft">{words.editorWins}</p>
        </>
      )}
      <p className="soft">
        {words.where[spot]} <a href="#/setup">{words.whereLink}</a>
      </p>
    </div>
  );
}
