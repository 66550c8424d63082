import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { usePermission } from '@backstage/plugin-permission-react';
import { serviceCreatePermission } from '@infra-portal/infra-common';
import { randomUuid, useTabTitle } from '@infra-portal/infra-react';
import { goldenPathApiRef } from '../api';
import { DraftList } from '../drafts/DraftList';
import { localDrafts } from '../drafts/localDrafts';
import { requestRouteRef, useRoutePath } from '../routes';
import { infraGoldenPathTranslationRef } from '../translation/ref';
import { CreateServiceForm } from './CreateServiceForm';
import { goToQuestion } from './formState';
import { FormFailure, FormSkeleton, NoGoldenPaths } from './FormStates';
import { Notice } from './Notice';
import { RepositoryChoice } from './RepositoryChoice';
import { useStart } from './useStart';
import styles from './CreateService.module.css';

const RetirePage = lazy(() =>
  import('../lifecycle/RetirePage').then(m => ({ default: m.RetirePage })),
);

/** Creating a service, changing one, and its end. */
export function CreateServicePage() {
  const [search] = useSearchParams();
  const [product, service] = [search.get('product'), search.get('service')];
  if (!search.has('retire') || !product || !service) return <AnswersPage />;
  const repository = search.get('repository') ?? undefined;
  return (
    <Suspense fallback={<FormSkeleton />}>
      <RetirePage {...{ product, service, repository }} />
    </Suspense>
  );
}

/** One page: answers on one side, what they lead to on the other. */
function AnswersPage() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const api = useApi(goldenPathApiRef);
  const navigate = useNavigate();
  const requestPage = useRoutePath(requestRouteRef);
  const [search, setSearch] = useSearchParams();
  const [fresh, setFresh] = useState(randomUuid);
  const named = search.get('draft');
  const draftId = named ?? fresh;
  const from = {
    draftId,
    isNamed: named !== null,
    product: search.get('product') ?? undefined,
    service: search.get('service') ?? undefined,
    repository: search.get('repository') ?? undefined,
    request: search.get('request') ?? undefined,
  };
  const { current, reload } = useStart(api, from);
  const permission = usePermission({ permission: serviceCreatePermission });
  const isAllowed = permission.loading || permission.allowed;

  const isReady = current.state === 'ready';
  useTabTitle(
    isReady && current.start.mode === 'edit'
      ? t('createService.change', { service: from.service ?? '' })
      : undefined,
  );

  const focus = search.get('focus');
  useEffect(() => {
    if (isReady && focus) goToQuestion(focus);
  }, [isReady, focus]);

  const nameDraft = () => {
    if (named === draftId) return;
    const query = new URLSearchParams(search);
    query.set('draft', draftId);
    setSearch(query, { replace: true });
  };
  const discard = async () => {
    localDrafts.remove(draftId);
    // Gone in a month anyway; what counts is that the person starts afresh.
    await api.deleteDraft(draftId).catch(() => {});
    const query = new URLSearchParams(search);
    query.delete('draft');
    query.delete('request');
    setFresh(randomUuid());
    setSearch(query, { replace: true });
  };
  const chooseRepository = (repository: string) => {
    // Answers fit the products and golden paths of one repository.
    setFresh(randomUuid());
    setSearch({ repository }, { replace: true });
  };
  const formKey = useMemo(() => `${draftId} ${Date.now()}`, [draftId]);

  if (current.state === 'loading') return <FormSkeleton />;
  if (current.state === 'failed') {
    return (
      <FormFailure what={current.what} error={current.error} onRetry={reload} />
    );
  }
  const { start } = current;
  const { model, mode, before } = start;
  if (model.goldenPaths.length === 0) {
    return <NoGoldenPaths broken={model.broken} />;
  }
  const pathName = (before?.goldenPath as { name?: string })?.name;
  const isKnown = model.goldenPaths.some(({ name }) => name === pathName);
  return (
    <main className={styles.page} aria-label={t('createService.title')}>
      <header className={styles.intro}>
        {mode === 'edit' && (
          <h1 className={styles.changeTitle}>
            {t('createService.change', { service: from.service ?? '' })}
          </h1>
        )}
        <p>
          {mode === 'edit'
            ? t('createService.changeIntro')
            : t('createService.intro')}
        </p>
        {named !== null && (
          <Button variant="tertiary" size="small" onPress={discard}>
            {t('draft.discardThis')}
          </Button>
        )}
      </header>
      {mode === 'create' && (
        <RepositoryChoice
          chosen={model.repository}
          all={model.repositories}
          onChoose={chooseRepository}
        />
      )}
      {!isAllowed && <Notice tone="info">{t('createService.guest')}</Notice>}
      {isAllowed && (
        <DraftList
          current={draftId}
          showRepository={model.repositories.length > 1}
        />
      )}
      {start.gone && (
        <Notice tone="info">
          {t(start.gone === 'draft' ? 'draft.gone' : 'draft.requestGone')}
        </Notice>
      )}
      {mode === 'edit' && !isKnown && (
        <Notice tone="warning">
          {t('createService.unknownPath', { name: pathName ?? '' })}
        </Notice>
      )}
      {model.broken.length > 0 && (
        <Notice tone="warning" title={t('createService.brokenPaths')}>
          {model.broken.map(({ name, message }) => (
            <p key={name}>
              <code>{name}</code>: {message}
            </p>
          ))}
        </Notice>
      )}
      <CreateServiceForm
        key={formKey}
        {...start}
        isAllowed={isAllowed}
        draftId={draftId}
        onDraftStart={nameDraft}
        onDone={({ id }) =>
          navigate(
            requestPage?.({ id }) ?? `/pull-requests/${encodeURIComponent(id)}`,
          )
        }
      />
    </main>
  );
}
