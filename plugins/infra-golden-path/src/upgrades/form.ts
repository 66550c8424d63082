import {
  type UpgradeOrder,
  upgradeOrderSchema,
  UPGRADE_KINDS,
} from '@infra-portal/infra-common';

export type UpgradeKind = (typeof UPGRADE_KINDS)[number];

/** The answers about a new upgrade, as they stand in the form. */
export interface UpgradeForm {
  kind: UpgradeKind;
  name: string;
  to: string;
  /** Empty: as the standards order them. */
  environments: string[];
  /** As typed. */
  size: string;
  /** Undefined: all. */
  products: string[] | undefined;
  /** Undefined: at any time. */
  hours: UpgradeHours | undefined;
  autoMerge: boolean;
  note: string;
}

export interface UpgradeHours {
  /** 1: Monday. */
  days: number[];
  from: string;
  to: string;
  zone: string;
}

/** Days of a week; 1: Monday. */
export const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Office hours of whoever looks at it. */
export const usualHours = (): UpgradeHours => ({
  days: WEEK.slice(0, 5),
  from: '10:00',
  to: '17:00',
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** A new form; the address may already say what is upgraded. */
export function formOf(search: URLSearchParams): UpgradeForm {
  const kind = search.get('kind') === 'golden-path' ? 'golden-path' : 'module';
  return {
    kind,
    name: search.get('name') ?? '',
    to: search.get('to') ?? '',
    environments: [],
    size: '5',
    products: undefined,
    hours: undefined,
    autoMerge: false,
    note: '',
  };
}

/** What is asked for; undefined while the form is not whole. */
export function orderOf(form: UpgradeForm): UpgradeOrder | undefined {
  const { kind, name, to, note } = form;
  const { environments, size, products, hours, autoMerge } = form;
  const order = {
    subject: { kind, name: name.trim(), to: to.trim() },
    rules: {
      environments,
      size: Number(size),
      ...(products && { products }),
      ...(hours && { hours: { ...hours, days: [...hours.days].sort() } }),
      autoMerge,
    },
    ...(note.trim() && { note: note.trim() }),
  };
  return upgradeOrderSchema.safeParse(order).success ? order : undefined;
}

/** Fields that keep an order from being whole, once something was written. */
export function wrongFields(form: UpgradeForm): Set<keyof UpgradeForm> {
  const wrong = new Set<keyof UpgradeForm>();
  const { shape } = upgradeOrderSchema;
  const { to } = shape.subject.shape;
  if (form.to && !to.safeParse(form.to.trim()).success) wrong.add('to');
  const rules = shape.rules.safeParse({
    size: Number(form.size),
    hours: form.hours,
  });
  for (const { path } of rules.error?.issues ?? []) {
    wrong.add(path[0] as keyof UpgradeForm);
  }
  return wrong;
}

/** A list with one item moved up (-1) or down (1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list];
  const [item] = next.splice(at, 1);
  next.splice(Math.max(0, at + by), 0, item);
  return next;
}

/** A list with a value in it, or without it where it was. */
export const toggled = <T>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter(each => each !== value) : [...list, value];
