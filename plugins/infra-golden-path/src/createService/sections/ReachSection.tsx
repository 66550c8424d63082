import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { answerAt } from '../../form/answers';
import { fieldOf } from '../../form/fields';
import { environmentsOf, isShown, valueOf } from '../../form/model';
import { supportedOptions, supportsPart } from '../../form/supports';
import { infraGoldenPathTranslationRef } from '../../translation/ref';
import { ChoiceQuestion } from '../fields/ChoiceQuestion';
import { ListQuestion } from '../fields/ListQuestion';
import { More } from '../fields/More';
import { NumberQuestion } from '../fields/NumberQuestion';
import { Section } from '../fields/Section';
import { SwitchQuestion } from '../fields/SwitchQuestion';
import { TextQuestion } from '../fields/TextQuestion';
import { useForm } from '../formState';
import styles from '../fields/Section.module.css';

/** Who reaches it, and where. */
export function ReachSection() {
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  const { context, answers } = useForm();
  const title = t('section.reach');
  if (!supportsPart(context, 'ingress')) return null;
  const host = fieldOf('ingress.host');
  const label = String(valueOf(host, context, answers).value ?? '');
  const chosen = environmentsOf(context, answers);
  const hosts = context.model.environments
    .filter(({ name, zone }) => Object.hasOwn(chosen, name) && zone)
    .map(({ zone }) => `${label}.${zone}`);
  return (
    <Section id="reach" title={title}>
      <ChoiceQuestion
        name="ingress.kind"
        options={[
          ...supportedOptions(context, 'ingress', ['public', 'internal']),
          'none',
        ]}
      />
      <TextQuestion name="ingress.host" code wide>
        {label !== '' && (
          <span className={styles.hosts}>
            {hosts.map(each => (
              <code key={each}>{each}</code>
            ))}
          </span>
        )}
      </TextQuestion>
      <SwitchQuestion name="ingress.waf" part />
      {answerAt(answers, ['ingress', 'waf']) !== undefined && (
        <NumberQuestion name="ingress.waf.rateLimit" />
      )}
      {isShown(host, context, answers) && (
        <More section={title}>
          <TextQuestion name="ingress.path" code />
          <ListQuestion
            name="ingress.allowedCidrs"
            placeholder="203.0.113.0/24"
          />
          <NumberQuestion name="ingress.priority" />
        </More>
      )}
    </Section>
  );
}
