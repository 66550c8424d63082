export { durationText, secondsBetween } from '@infra-portal/infra-react';
