import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './modules/home';
import { languageModule } from './modules/language';
import { translateEntityTabs } from './modules/language/entityTabTitles';
import { pagesModule } from './modules/pages';
import { shellModule } from './modules/shell';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';
import { translationsModule } from './modules/translations';

/** The portal in the browser; plugins are found through `app.packages`. */
export default createApp({
  features: [
    themeModule,
    languageModule,
    translationsModule,
    shellModule,
    pagesModule,
    signInModule,
    homeModule,
  ],
  advanced: { extensionFactoryMiddleware: translateEntityTabs },
});
