import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { answerAt } from '../../form/answers';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { ExtraQuestion } from '../fields/ExtraQuestion';
import { Section } from '../fields/Section';
import { useForm } from '../formState';

/** What the golden path asks itself. */
export function ExtraSection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers } = useForm();
  const skeleton = answerAt(answers, ['source', 'skeleton']) === true;
  const questions = (context.path?.questions ?? []).filter(
    each => skeleton || each.for !== 'application',
  );
  if (questions.length === 0) return null;
  return (
    <Section id="extra" title={t('section.extra')}>
      {questions.map(question => (
        <ExtraQuestion key={question.name} question={question} />
      ))}
    </Section>
  );
}
