/** The mutations of automatic discounts: made, changed, ended, deleted, with the user errors that the platform gives. */
import { discountGid, discountStatus, MOST_ACTIVE, type TwinDiscount } from '../../discounts/state.ts';
import { type AdminContext, type Field, fieldsOf, parseGid, unknownToTwin } from '../context.ts';
import { discountNode, discountOf } from './discount.ts';
import {
  appRule,
  basicRule,
  bxgyRule,
  type Input,
  metafieldsOf,
  obj,
  Refused,
  shippingRule,
} from './discountInput.ts';

type Rule = (input: Input, context: AdminContext) => TwinDiscount['rule'];

const CLASSES = {
  app: ['PRODUCT', 'ORDER'],
  bxgy: ['PRODUCT'],
  'free-shipping': ['SHIPPING'],
} as const;

/** A whole discount from an input; what the input leaves out is as `before`, or as the platform's default. */
function discountFrom(
  input: Input,
  before: TwinDiscount | null,
  ruleOf: Rule,
  context: AdminContext,
): TwinDiscount {
  const { shop, twin } = context;
  if (input.context != null) throw unknownToTwin('the context of discounts');
  const now = new Date(twin.now()).toISOString();
  const title = String(input.title ?? before?.title ?? '').trim();
  if (title === '') throw new Refused(['title'], 'BLANK', 'Title can’t be blank');
  if (before === null && input.startsAt == null)
    throw new Refused(['startsAt'], 'BLANK', 'Starts at can’t be blank');
  const rule = ruleOf(input, context);
  const combines = obj(input.combinesWith);
  const had = before?.combinesWith;
  const tags = (input.tags ?? before?.tags ?? []) as readonly string[];
  if (tags.some((tag) => tag.length > 255))
    throw new Refused(['tags'], 'INVALID_TAG_LENGTH', 'Tag is too long');
  const discount: TwinDiscount = {
    id: before?.id ?? 0,
    code: null,
    title,
    tags,
    startsAt: new Date(String(input.startsAt ?? before?.startsAt)).toISOString(),
    endsAt:
      input.endsAt === undefined
        ? (before?.endsAt ?? null)
        : input.endsAt === null
          ? null
          : new Date(String(input.endsAt)).toISOString(),
    classes:
      rule.kind === 'basic'
        ? [rule.items.kind === 'all' ? 'ORDER' : 'PRODUCT']
        : rule.kind === 'app'
          ? ((input.discountClasses ?? before?.classes ?? CLASSES.app) as TwinDiscount['classes'])
          : CLASSES[rule.kind],
    combinesWith: {
      productDiscounts: (combines.productDiscounts ?? had?.productDiscounts) === true,
      orderDiscounts: (combines.orderDiscounts ?? had?.orderDiscounts) === true,
      shippingDiscounts: (combines.shippingDiscounts ?? had?.shippingDiscounts) === true,
    },
    rule,
    metafields: metafieldsOf(input.metafields, before?.metafields ?? [], context),
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  if (discount.endsAt !== null && discount.endsAt <= discount.startsAt)
    throw new Refused(['endsAt'], 'END_DATE_BEFORE_START_DATE', 'Ends at needs to be after starts_at');
  const live = shop.discounts.filter(
    (one) => one.code === null && one.id !== before?.id && discountStatus(one, twin.now()) !== 'EXPIRED',
  );
  if (live.some((one) => one.title === title))
    throw new Refused(['title'], 'TAKEN', 'Title must be unique for automatic discount');
  if (live.length >= MOST_ACTIVE)
    throw new Refused(
      ['base'],
      'ACTIVE_PERIOD_OVERLAP',
      `The active period overlaps with other automatic discounts. At any given time only ${MOST_ACTIVE} can be active.`,
    );
  return discount;
}

/** Runs a writing; a `Refused` becomes the payload's user error. */
function payload(
  argument: string,
  key: string,
  write: () => Record<string, unknown>,
): Record<string, unknown> {
  try {
    return { ...write(), userErrors: [] };
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    const { code, message } = thrown;
    const field = argument === '' ? thrown.field : [argument, ...thrown.field];
    return { [key]: null, userErrors: [{ field, code, message, extraInfo: null }] };
  }
}

const shown = (discount: TwinDiscount, key: string, context: AdminContext) => {
  // The app discount is answered itself, the others by their node.
  if (key === 'automaticAppDiscount') return { [key]: discountOf(discount, context) };
  const { discount: automaticDiscount, ...node } = discountNode(discount, context);
  return { [key]: { ...node, __typename: 'DiscountAutomaticNode', automaticDiscount } };
};

function create(argument: string, key: string, ruleOf: Rule): Field<unknown> {
  return (_root, args, context) =>
    payload(argument, key, () => {
      const made = discountFrom(obj(args[argument]), null, ruleOf, context);
      const discount = { ...made, id: context.shop.nextId() };
      context.shop.putDiscount(discount);
      return shown(discount, key, context);
    });
}

function update(argument: string, key: string, kind: string, ruleOf: Rule): Field<unknown> {
  return (_root, args, context) =>
    payload(argument, key, () => {
      const before = automatic(args.id, context);
      if (before.rule.kind !== kind) throw new Refused(['id'], 'INVALID', 'Discount does not exist');
      const input = obj(args[argument]);
      const sameRule: Rule =
        kind === 'app' && input.functionHandle === undefined ? () => before.rule : ruleOf;
      const discount = discountFrom(input, before, sameRule, context);
      context.shop.putDiscount(discount);
      return shown(discount, key, context);
    });
}

function automatic(gid: unknown, { shop }: AdminContext): TwinDiscount {
  const { id } = parseGid(gid);
  const found = shop.discounts.find((one) => one.id === id && one.code === null);
  if (found === undefined) throw new Refused(['id'], 'INVALID', 'Discount does not exist');
  return found;
}

/** Begins or ends it at once. */
function switched(dates: (now: string) => Partial<TwinDiscount>): Field<unknown> {
  return (_root, args, context) =>
    payload('', 'automaticDiscountNode', () => {
      const before = automatic(args.id, context);
      const now = new Date(context.twin.now()).toISOString();
      const discount = { ...before, ...dates(now), updatedAt: now };
      context.shop.putDiscount(discount);
      return shown(discount, 'automaticDiscountNode', context);
    });
}

export const discountMutations = fieldsOf<unknown>({
  discountAutomaticAppCreate: create('automaticAppDiscount', 'automaticAppDiscount', appRule),
  discountAutomaticAppUpdate: update('automaticAppDiscount', 'automaticAppDiscount', 'app', appRule),
  discountAutomaticBasicCreate: create('automaticBasicDiscount', 'automaticDiscountNode', basicRule),
  discountAutomaticBxgyCreate: create('automaticBxgyDiscount', 'automaticDiscountNode', bxgyRule),
  discountAutomaticFreeShippingCreate: create(
    'freeShippingAutomaticDiscount',
    'automaticDiscountNode',
    shippingRule,
  ),
  discountAutomaticActivate: switched((startsAt) => ({ startsAt, endsAt: null })),
  discountAutomaticDeactivate: switched((endsAt) => ({ endsAt })),
  discountAutomaticDelete: (_root, args, context) =>
    payload('', 'deletedAutomaticDiscountId', () => {
      const discount = automatic(args.id, context);
      context.shop.deleteDiscount(discount.id);
      return { deletedAutomaticDiscountId: discountGid(discount) };
    }),
});
