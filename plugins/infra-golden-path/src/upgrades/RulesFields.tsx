import { useId } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonIcon } from '@backstage/ui';
import {
  controlStyles as controls,
  EnvironmentMark,
  Verbatim,
} from '@infra-portal/infra-react';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import {
  moved,
  toggled,
  type UpgradeForm,
  usualHours,
  wrongFields,
} from './form';
import { HoursFields } from './HoursFields';
import type { KnownParts } from './useKnownParts';
import styles from './Upgrades.module.css';

interface Props {
  form: UpgradeForm;
  known: KnownParts;
  /** Undefined: not known yet. */
  mayAutoMerge: boolean | undefined;
  onChange(part: Partial<UpgradeForm>): void;
}

/** When and how fast an upgrade goes on. */
export function RulesFields(props: Props) {
  const { form, known, mayAutoMerge, onChange } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <fieldset>
      <legend>{t('upgrades.rules')}</legend>
      {known.environments.length > 1 && <OrderField {...props} />}
      <SizeField {...props} />
      {known.products.length > 1 && <ProductsField {...props} />}
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={form.hours !== undefined}
          onChange={() =>
            onChange({ hours: form.hours ? undefined : usualHours() })
          }
        />
        {t('upgrades.hours')}
      </label>
      {form.hours && (
        <HoursFields
          hours={form.hours}
          isWrong={wrongFields(form).has('hours')}
          onChange={hours => onChange({ hours })}
        />
      )}
      <label className={controls.check}>
        <input
          type="checkbox"
          checked={form.autoMerge}
          disabled={mayAutoMerge === false && !form.autoMerge}
          onChange={() => onChange({ autoMerge: !form.autoMerge })}
        />
        {t('upgrades.autoMerge')}
      </label>
      <p className={styles.hint}>
        {mayAutoMerge === false
          ? t('upgrades.autoMerge.forbidden')
          : t('upgrades.autoMerge.explained')}
      </p>
      <label className={controls.control}>
        {t('upgrades.note')}
        <textarea
          rows={2}
          maxLength={2_000}
          value={form.note}
          onChange={({ target }) => onChange({ note: target.value })}
        />
      </label>
    </fieldset>
  );
}

/** The waves, each of which waits for the one above. */
function OrderField({ form, known, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const chosen = form.environments;
  const order = [
    ...chosen,
    ...known.environments.filter(each => !chosen.includes(each)),
  ];
  const move = (at: number, by: -1 | 1) =>
    onChange({ environments: moved(order, at, by) });
  return (
    <div>
      <p className={styles.hint}>{t('upgrades.order.explained')}</p>
      <ol className={styles.order} aria-label={t('upgrades.order')}>
        {order.map((name, at) => (
          <li key={name}>
            <span>
              <EnvironmentMark name={name} />
            </span>
            <ButtonIcon
              size="small"
              variant="secondary"
              icon={<RiArrowUpLine />}
              aria-label={t('upgrades.order.earlier', { name })}
              isDisabled={at === 0}
              onPress={() => move(at, -1)}
            />
            <ButtonIcon
              size="small"
              variant="secondary"
              icon={<RiArrowDownLine />}
              aria-label={t('upgrades.order.later', { name })}
              isDisabled={at === order.length - 1}
              onPress={() => move(at, 1)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}

function SizeField({ form, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const hint = useId();
  const isWrong = wrongFields(form).has('size');
  return (
    <>
      <label className={controls.control}>
        {t('upgrades.size')}
        <input
          type="number"
          min={1}
          max={50}
          value={form.size}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? hint : undefined}
          onChange={({ target }) => onChange({ size: target.value })}
        />
      </label>
      {isWrong && (
        <p id={hint} className={styles.wrong}>
          {t('upgrades.size.wrong')}
        </p>
      )}
    </>
  );
}

function ProductsField({ form, known, onChange }: Props) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const chosen = form.products ?? known.products;
  const change = (product: string) => {
    const next = toggled(chosen, product);
    const isAll = known.products.every(each => next.includes(each));
    onChange({ products: isAll ? undefined : next });
  };
  return (
    <div role="group" aria-label={t('upgrades.products')}>
      <p className={styles.hint}>{t('upgrades.products')}</p>
      <div className={styles.row}>
        {known.products.map(product => (
          <label key={product} className={controls.check}>
            <input
              type="checkbox"
              checked={chosen.includes(product)}
              onChange={() => change(product)}
            />
            <Verbatim text={product} />
          </label>
        ))}
      </div>
    </div>
  );
}
