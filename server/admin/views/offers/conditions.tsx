/** To whom an offer is shown: folded away, since most are for everybody. */
import { type Conditions, DEVICES, SEGMENTS } from '../../../domain/offer/offer.ts';
import { MoneyField } from '../../parts/amounts.tsx';
import { Segments } from '../../parts/choice.tsx';
import { Checks, CodesField } from '../../parts/fields.tsx';
import { offersText } from '../../text/offers.ts';
import { GroupList, ProductList, useFormShop } from './shop.tsx';
import { WrongAt } from './wrong.tsx';

const words = offersText.form;

/** How many conditions ask anything. */
export function conditionsSet({ about, cart, ...rest }: Conditions): number {
  const lists = [about.products, about.collections, about.tags, cart.holds, cart.lacks];
  const more = [rest.countries, rest.languages, rest.devices, rest.boughtBefore, rest.segments];
  const asked = [...lists, ...more].filter((list) => list.length > 0).length;
  const sums = [cart.least, cart.most].filter((sum) => sum !== null).length;
  return asked + sums + (rest.visitor === 'any' ? 0 : 1);
}

export function ConditionsForm(props: { value: Conditions; onChange: (value: Conditions) => void }) {
  const { value, onChange } = props;
  const { currency } = useFormShop();
  const { about, cart } = value;
  const set = (change: Partial<Conditions>) => onChange({ ...value, ...change });
  const setAbout = (change: Partial<typeof about>) => set({ about: { ...about, ...change } });
  const setCart = (change: Partial<typeof cart>) => set({ cart: { ...cart, ...change } });
  const asked = conditionsSet(value);
  return (
    <details className="card fold">
      <summary>
        <h2>{words.who}</h2>
        <span className="soft">{asked === 0 ? words.whoLead : words.set(asked)}</span>
      </summary>
      <div className="fold-body">
        <WrongAt at={['conditions']} />
        <fieldset className="group">
          <legend>{words.about}</legend>
          <ProductList
            label={words.aboutProduct}
            value={about.products}
            onChange={(products) => setAbout({ products })}
          />
          <GroupList
            kind="collection"
            label={words.aboutCollection}
            value={about.collections}
            onChange={(collections) => setAbout({ collections })}
          />
          <GroupList
            kind="tag"
            label={words.aboutTag}
            value={about.tags}
            onChange={(tags) => setAbout({ tags })}
          />
        </fieldset>
        <div className="field-row">
          <MoneyField
            label={words.least}
            value={cart.least}
            onChange={(least) => setCart({ least })}
            currency={currency}
          />
          <MoneyField
            label={words.most}
            value={cart.most}
            onChange={(most) => setCart({ most })}
            currency={currency}
          />
        </div>
        <fieldset className="group">
          <legend>{words.holds}</legend>
          <ProductList
            label={words.holdsAdd}
            value={cart.holds}
            barred={cart.lacks}
            onChange={(holds) => setCart({ holds })}
          />
        </fieldset>
        <fieldset className="group">
          <legend>{words.lacks}</legend>
          <ProductList
            label={words.lacksAdd}
            value={cart.lacks}
            barred={cart.holds}
            onChange={(lacks) => setCart({ lacks })}
          />
        </fieldset>
        <div className="field-row">
          <CodesField
            label={words.countries}
            what={words.countriesWhat}
            value={value.countries}
            form={/^[A-Z]{2}$/}
            clean={(code) => code.toUpperCase()}
            onChange={(countries) => set({ countries })}
            wrong={words.badCode}
          />
          <CodesField
            label={words.languages}
            what={words.languagesWhat}
            value={value.languages}
            form={/^[a-z]{2,3}$/}
            clean={(code) => code.toLowerCase()}
            onChange={(languages) => set({ languages })}
            wrong={words.badCode}
          />
        </div>
        <Segments
          legend={words.visitor}
          options={(['any', 'new', 'returning'] as const).map((one) => ({
            value: one,
            label: words.visitors[one],
          }))}
          value={value.visitor}
          onChange={(visitor) => set({ visitor })}
        />
        <Checks
          legend={words.devices}
          options={DEVICES.map((one) => ({ value: one, label: words.device[one] }))}
          value={value.devices}
          onChange={(devices) => set({ devices })}
        />
        <fieldset className="group">
          <legend>{words.customers}</legend>
          <Checks
            legend={words.segments}
            options={SEGMENTS.map((one) => ({ value: one, label: words.segment[one] }))}
            value={value.segments}
            onChange={(segments) => set({ segments })}
          />
          <p className="strong">{words.bought}</p>
          <ProductList
            label={words.boughtAdd}
            value={value.boughtBefore}
            onChange={(boughtBefore) => set({ boughtBefore })}
          />
        </fieldset>
      </div>
    </details>
  );
}
