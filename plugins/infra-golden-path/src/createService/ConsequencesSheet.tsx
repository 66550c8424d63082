import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import {
  Consequences,
  type ConsequencesProps,
} from '../consequences/Consequences';
import styles from './CreateService.module.css';
import { infraGoldenPathTranslationRef } from '../translation/ref';

/** The consequences over the whole screen, where there is no room beside the form. */
export function ConsequencesSheet(
  props: ConsequencesProps & { isOpen: boolean; onClose: () => void },
) {
  const { isOpen, onClose, ...rest } = props;
  const { t } = useTranslationRef(infraGoldenPathTranslationRef);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      width="100vw"
      height="100dvh"
    >
      <DialogHeader>{t('send.consequences')}</DialogHeader>
      <DialogBody>
        <div className={styles.sheet}>
          <Consequences {...rest} />
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('send.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
