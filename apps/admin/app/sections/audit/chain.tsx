import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Audit chain · Admin' }];
export const handle = { crumb: () => 'Chain' };

export const loader = pageLoader('audit.view', ({ api }) => api.audit.verify({}));

export default function Chain() {
  const report = useLoaderData<typeof loader>();
  return (
    <Page width="form">
      <PageHeader title="Audit chain" note="Each event holds the hash of the one before it." />
      <div className="flex flex-col gap-4">
        {report.isWhole ? (
          <Notice tone="good" title="Whole">
            Nothing was changed, removed or put in between.
          </Notice>
        ) : (
          <Notice tone="bad" title={`Broken at event ${report.brokenSeq}`}>
            Event {report.brokenSeq} is {report.reason?.replace('_', ' ')}. Tell the platform’s operators.
          </Notice>
        )}
        <Card>
          <FactList
            items={[
              { name: 'Checked', value: <TimeText at={report.checkedAt} /> },
              { name: 'Events', value: `${report.firstSeq} to ${report.lastSeq}` },
              {
                name: 'Last daily check',
                value: report.anchor ? <TimeText at={report.anchor.at} /> : 'Not yet',
              },
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
