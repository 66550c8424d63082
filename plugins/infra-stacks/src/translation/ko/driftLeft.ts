import { LEFT_TEXTS } from '@infra-portal/infra-common';
import { leftKeyed } from '../messages/driftLeft';

export const driftLeftKorean = leftKeyed(LEFT_TEXTS.ko);
