import { isRouteErrorResponse, useRouteError } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { Frame, Panel } from './frame.tsx';

interface Body {
  title: string;
  detail?: string;
  requestId?: string;
}

const isBody = (data: unknown): data is Body =>
  typeof data === 'object' && data !== null && 'title' in data && typeof data.title === 'string';

/** What happened, what to do, and the id that finds it in the log. */
export function PageError() {
  const error = useRouteError();
  const known = isRouteErrorResponse(error) && isBody(error.data) ? error.data : null;
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  const body: Body = known ?? {
    title: isMissing ? 'There is nothing here' : 'Something went wrong on our side',
    detail: isMissing ? 'The address may be wrong.' : 'Try again in a moment.',
  };
  return (
    <Frame title={body.title}>
      <Panel>
        {body.detail && <p>{body.detail}</p>}
        <div className="flex flex-wrap gap-2">
          <a href="/account" className={buttonClass({ tone: 'primary' })}>
            Your account
          </a>
          <a href="/sign-in?other=1" className={buttonClass()}>
            Use another account
          </a>
        </div>
        {body.requestId && (
          <p className="text-12 text-muted">
            Request <code className="font-mono select-all">{body.requestId}</code>
          </p>
        )}
      </Panel>
    </Frame>
  );
}
