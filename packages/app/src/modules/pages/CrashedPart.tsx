import {
  useTranslationRef,
  type ErrorDisplayProps,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiErrorWarningLine } from '@remixicon/react';
import { portalTranslationRef } from '../translations/portalTranslationRef';
import { StatePanel } from './StatePanel';

/** Stands in for a part of a page that threw; the rest goes on working. */
export function CrashedPart(props: ErrorDisplayProps) {
  const { t } = useTranslationRef(portalTranslationRef);
  const { error, plugin, resetError } = props;
  // A part that could not be downloaded, as after an update, comes with a reload.
  const retry =
    error.name === 'ChunkLoadError'
      ? () => window.location.reload()
      : resetError;
  return (
    <StatePanel
      role="alert"
      tone="danger"
      icon={<RiErrorWarningLine size={28} />}
      title={t('errors.crashed.title')}
      description={t('errors.crashed.description')}
      detail={plugin && t('errors.crashed.part', { plugin: plugin.pluginId })}
      disclosure={{
        label: t('errors.crashed.details'),
        text: `${error.name}: ${error.message}`,
      }}
      actions={
        <>
          <Button variant="primary" onPress={retry}>
            {t('errors.crashed.retry')}
          </Button>
          {/* A full load also clears whatever state made the part fail. */}
          <Button
            variant="secondary"
            onPress={() => window.location.assign('/')}
          >
            {t('errors.crashed.home')}
          </Button>
        </>
      }
    />
  );
}
