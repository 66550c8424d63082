import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  serviceEntityName,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { Note } from '@infra-portal/infra-react';
import { createServiceRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { useAnswersLink } from './useAnswersLink';
import type { RequestActionsState } from './useRequestActions';

interface EndingProps {
  request: ServiceRequest;
}

/** Merged: to the service, and to its next change. */
export function Merged({ request }: EndingProps) {
  const { product, service, repository } = request;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const entity = useRoutePath(entityRouteRef);
  const create = useRoutePath(createServiceRouteRef);
  const query = new URLSearchParams({ product, service, repository });
  return (
    <Note
      title={t('request.merged.title')}
      actions={
        <>
          {entity && (
            <ButtonLink
              variant="secondary"
              href={entity({
                kind: 'component',
                namespace: 'default',
                name: serviceEntityName(product, service),
              })}
            >
              {t('request.merged.service')}
            </ButtonLink>
          )}
          {create && (
            <ButtonLink variant="secondary" href={`${create()}?${query}`}>
              {t('entity.change')}
            </ButtonLink>
          )}
        </>
      }
    >
      {t('request.merged.description')}
    </Note>
  );
}

/** Closed without a merge: nothing was made, and the answers are still there. */
export function Closed({ request }: EndingProps) {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const answers = useAnswersLink(request);
  return (
    <Note
      title={t('request.closed.title')}
      actions={
        answers && (
          <ButtonLink variant="secondary" href={answers}>
            {t('request.closed.again')}
          </ButtonLink>
        )
      }
    >
      {t('request.closed.description')}
    </Note>
  );
}

/** GitHub cannot merge it any more: the files are made anew for the base as it is. */
export function BaseMoved(
  props: EndingProps & { actions: RequestActionsState },
) {
  const { actions } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Note
      tone="warning"
      title={t('request.baseMoved.title')}
      actions={
        <Button
          variant="primary"
          isPending={actions.running === 'resume'}
          onPress={() => actions.run('resume')}
        >
          {t('request.baseMoved.update')}
        </Button>
      }
    >
      <p>{t('request.baseMoved.description')}</p>
      <p>{t('request.baseMoved.keeps')}</p>
    </Note>
  );
}
