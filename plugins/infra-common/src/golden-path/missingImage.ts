import type { LocalisedText } from '../texts';
import type { GoldenPathDefinition } from './definition';
import type { ServiceIntent } from './intent';

/** What is said where there is no image, at `image`. */
export const NO_IMAGE: { message: LocalisedText; remedy: LocalisedText } = {
  message: {
    en: 'An image is needed: there is nothing to run yet.',
    ko: '이미지가 필요합니다. 아직 실행할 것이 없습니다.',
  },
  remedy: {
    en: 'Where none has been built yet, name the first that the delivery of the source will push.',
    ko: '아직 빌드한 이미지가 없으면 소스 저장소의 배포 작업이 처음 올릴 이미지를 적으십시오.',
  },
};

/**
 * Whether an environment has no image, though the golden path runs one. Golden
 * paths that run none, such as one for static sites, do not know images.
 */
export function missesImage(
  { image, environments }: Pick<ServiceIntent, 'image' | 'environments'>,
  { supports }: Pick<GoldenPathDefinition, 'supports'>,
): boolean {
  if (image || !supports.includes('image')) return false;
  return !Object.values(environments).every(own => own?.image);
}
