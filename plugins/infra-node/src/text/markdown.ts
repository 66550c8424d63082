export { code, codeBlock, plainLine } from '@infra-portal/infra-common';
