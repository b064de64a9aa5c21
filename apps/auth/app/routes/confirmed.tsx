import { Notice } from '@ui/work/notice.tsx';
import { Frame, Panel } from '../shell/frame.tsx';

/** After a factor was shown in a tab of its own: the form waits in the other one. */
export default function Confirmed() {
  return (
    <Frame title="Thank you">
      <Panel>
        <Notice tone="good" title="It is you. Close this tab and send your form again." />
      </Panel>
    </Frame>
  );
}
