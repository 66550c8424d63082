import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { toError } from '@backstage/errors';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import type { UpgradeOrder, UpgradePreview } from '@infra-portal/infra-common';
import {
  errorKind,
  messageOf,
  Note,
  randomUuid,
  Verbatim,
} from '@infra-portal/infra-react';
import { upgradeRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { upgradesApiRef } from './UpgradesApi';
import styles from './Upgrades.module.css';

/** Begins what the preview shows, once however often it is pressed. */
export function BeginUpgrade(props: {
  order: UpgradeOrder | undefined;
  /** Of this order; undefined while it is not known. */
  preview: UpgradePreview | undefined;
}) {
  const { order, preview } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(upgradesApiRef);
  const navigate = useNavigate();
  const route = useRoutePath(upgradeRouteRef);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<Error>();
  /** Of the order that was sent last: sent again, it is the same upgrade. */
  const sent = useRef({ order: '', key: '' });
  const count = preview?.waves.flatMap(({ items }) => items).length ?? 0;

  const begin = async () => {
    if (!order || pending) return;
    const text = JSON.stringify(order);
    if (sent.current.order !== text) {
      sent.current = { order: text, key: randomUuid() };
    }
    setPending(true);
    setError(undefined);
    try {
      const { id } = await api.begin({ ...order, key: sent.current.key });
      navigate(route?.({ id }) ?? `../${id}`);
    } catch (reason) {
      setError(toError(reason));
    } finally {
      setPending(false);
    }
  };

  return (
    <>
      {error && (
        <Note
          role="alert"
          tone="danger"
          title={
            errorKind(error) === 'not-allowed'
              ? t('upgrades.begin.forbidden')
              : t('upgrades.begin.failed')
          }
        >
          <Verbatim text={messageOf(error)} />
        </Note>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          isDisabled={!order || count === 0 || pending}
          onPress={begin}
        >
          {t('upgrades.begin')}
        </Button>
        <span className={styles.hint}>
          {count > 0
            ? t('upgrades.begin.hint', { count })
            : t('upgrades.begin.none')}
        </span>
      </div>
    </>
  );
}
