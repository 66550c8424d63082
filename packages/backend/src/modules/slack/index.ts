import { createBackendModule } from '@backstage/backend-plugin-api';
import { notificationsSlackBlockKitExtensionPoint } from '@backstage/plugin-notifications-backend-module-slack';
import { slackBlocks } from './slackBlocks';

/** How notifications look in Slack. */
const slackTexts = createBackendModule({
  pluginId: 'notifications',
  moduleId: 'slack-texts',
  register(reg) {
    reg.registerInit({
      deps: { slack: notificationsSlackBlockKitExtensionPoint },
      async init({ slack }) {
        slack.setBlockKitRenderer(slackBlocks);
      },
    });
  },
});

export default slackTexts;
