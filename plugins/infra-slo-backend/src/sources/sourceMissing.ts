import type { LocalisedText } from '@infra-portal/infra-common';

/** That objectives name a source which the configuration has not. */
export const sourceMissing = (source: string): LocalisedText => ({
  en: `The data source ${source} is not configured. Add it to infraSlo.dataSources of the portal’s configuration.`,
  ko: `데이터 소스 ${source}가 설정되어 있지 않아요. 포털 설정의 infraSlo.dataSources에 추가하세요.`,
});
