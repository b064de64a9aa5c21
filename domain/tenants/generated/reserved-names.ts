/** Written by cli/generate/reserved-slugs.ts from the package reserved-subdomains (MIT, © 2017 Reza Akhavan): hosts of every kind, and names of large companies. */
export const RESERVED_NAMES = `
  21cf abbott abbvie abm about aboutmcdonalds aboutschwab abuse access account accounts adm admin administrator
  administrators adp ads adserver adv advanceautoparts aecom aep aes aetna affiliate affiliates afginc aflac agcocorp
  agenda aig airgas airproducts ajg aksteel alaskaair alcoa alliancedata allstate ally alpha altria amark amazon
  ameren americanexpress ameriprise amerisourcebergen amfam amgen amphenol anadarko analytics anixter antheminc
  apachecorp api app apple appliedmaterials apps aramark archive arrow asburyauto ashland asset assets assurant atom
  att auth auto auto-owners autoconfig autodiscover autoliv autonation autozone averydennison avisbudgetgroup avnet
  avoncompany b2b backup backups bakerhughes ball bankofamerica barnesandnobleinc baxalta baxter bbs bbt
  bedbathandbeyond berkshirehathaway bestbuy beta biglots billing biogen blackrock blog blogs bms bnymellon board
  boeing book bookmark bookmarks boozallen borgwarner bostonscientific bot bots broadcast-ip broadcom bug bugs
  burlingtonstores business c-a-m cablevision cache cal calendar calpine campbellsoupcompany capitalone cardinal
  careers carmax caseys caterpillar cbrands cbre cbscorporation cdn cdw celanese celgene centene centerpointenergy
  centurylink ch2m charter chat chevron chk chrobinson chs chsinc cigna cinfin cisco citigroup citizensbank citrix
  client clients cloud cmc cms cmsenergy coca-colacompany code cognizant cokecce colgatepalmolive comcastcorporation
  comment comments communities community conagrafoods conedison connect conocophillips contact content contributors
  control coppa copyright core-mark corning corp costco cpanel create crm crowncork csc css cssproxy cstbrands csx
  cummins customize cvs cvshealth dana danaher darden dashboard data davita dbadmin deanfoods delekus delete delta
  demo design destroy dev devel develop developer developers development devonenergy dickssportinggoods dillards
  direct directory discoverfinancial discoverycommunications dish disney diversity dmca dns doc docs dollargeneral
  dollartree dom domain domains domtar dovercorporation dow download downloads drhorton drpeppersnapplegroup drupal
  dteenergy duke-energy dupont e-mail eastman ebay ecolab edisoninvestor edit edu edwardjones elcompanies email embed
  embedded emc emcorgroup emerson energyfutureholdings energytransfer eng english entergy enterpriseproducts
  eogresources erieinsurance essendant event events eversource evhc example exchange exeloncorp expediainc expeditors
  explore express-scripts extranet exxonmobil facebook fanniemae faq faqs farmers favorite favorites fax fcx fedex
  feed feedback feeds file files finance firewall firstam firstdata firstenergycorp fiserv fisglobal fluor
  fmctechnologies fnf footlocker-inc ford forms forum forums foto franklinresources freddiemac free friend friends
  frontier ftp gallery game games gamestopcorp gapinc gate gateway general generaldynamics generalmills genesishcc
  genpt genworth get gift gilead gis git globalp gmail goodyear google gov grainger graybar group1auto groups
  guardianlife guide guides halliburton hanes harley-davidson harman hcahealthcare hdsupply healthnet help henryschein
  hertz hess hiltonworldwide hollyfrontier home homedepot honeywell hormelfoods host hosthotels hosting hostmaster
  hrggroup html humana huntingtoningalls huntsman ibm icon icons identity idp ielp iheartmedia image images imap img
  inbox index info ingrammicro ingredion insight intel internationalpaper interpublic intlfcstone intra intranet
  invite ipfixe iphone ipv4 irc itw jabber jabil jacobs jarden jbhunt jcpenney jetblue jll jmsmucker jnj job jobs
  johndeere johnsoncontrols jpmorganchase kelloggcompany kellyservices kiewit kimberly-clark kindermorgan
  kindredhealthcare kkr knowledgebase kohlscorporation kraftheinzcompany l-3com lab labcorp labs lamresearch
  landolakesinc lansingtradegroup ldap lear legacy legal lennar leucadia level3 lfg lib libertyinteractive
  libertymutual library libs lifepointhealth lilly link links linux list lists lithia live livenation lkqcorp lms
  local localhost lockheedmartin loews loghost login loopback lowes macysinc mail mailadmin mailer mailhost mailing
  mailman mailserver main manage manpowergroup map maps marathonoil marathonpetroleum markelcorp market marketing
  marriott masco massmutual master mastercard mattel mckesson media member members merck messages metlife mgmresorts
  micron microsoft mirror mmc mobile mohawkind molinahealthcare mondelezinternational monitor monitoring monsanto
  moodle morganstanley mosaicco motorolasolutions mrtg mssql murphyusa mutualofomaha mysql nagios nationwide navient
  navistar ncr net netapp netflix network-ip new newellbrands newmont news newscorp newsletter newyorklife
  nexteraenergy nglenergypartners nike nisource noc nordstrom northropgrumman northwesternmutual nov nrgenergy nscorp
  ntp ntp1 nucor nvrinc o-i office officedepot official old oldmail oldrepublic omnicomgroup oneok online oracle
  oreillyauto origin oshkoshcorporation outlook owa owens-minor owenscorning oxy paccar pacificlife packagingcorp
  pages paid panel parker partner partners pay payment payments paypal pbfenergy pbx pda peabodyenergy
  penskeautomotive pepsico pfgc pfizer pge pgsql phillips66 photo photos php phpmyadmin pics picture pictures
  plainsallamerican pmi pnc policy pop pop3 portal post postmaster ppg pplweb praxair precast press preview
  pricelinegroup principal privacy private pro prod product production products profile progressive project projects
  promo proxy prudential pseg public publix pultegroupinc purge put pvh qualcomm quantaservices questdiagnostics
  quintiles ralphlauren raymondjames raytheon realogy redirect regions register relay remote report reports
  republicservices research reviews reynoldsamerican rgare riteaid rockwellautomation rockwellcollins root rossstores
  router rrdonnelley rsac rss ryder sales salesforce sandbox sandisk sands sanmina seaboardcorp sealedair search
  searsholdings secure sempra seo server service services setting settings sftp share sharepoint sherwin shop shopping
  show simon sip site sitebuilder sitemap sites sjm sms smtp social software sonicautomotive southerncompany southwest
  spam spartannash spectraenergy speedtest spglobal spiritaero sport sports sql ssh ssl sso staff stage staging
  stanleyblackanddecker staples starbucks start starwoodhotels stat statefarm statestreet static statistics stats
  status steeldynamics storage store stream streaming stryker student style styles suntrust supervalu support survey
  svn symantec syn syndicated synnex sysco system ta-petrol tag tags targaresources target tdsinc team teams tech
  techdata temp tenethealth tenneco terex termsofservice test testing textron thecloroxcompany thehartford
  thehersheycompany thekrogerco thermofisher thrivent thumbs tiaa ticket tickets time timewarner tjx tmp tool tools
  tos toysrusinc trac track tracker tracking tractorsupply training travel travelers trin tsocorp twc tysonfoods
  ugicorp uhsinc unfi unitedcontinentalholdings unitedhealthgroup unitedrentals univar unum update updates upgrade
  upgrades upi upload ups usaa usbank user username usernames users usfoods ussteel utc valero veritivcorp verizon vfc
  viacom video videos vip visa visteon vod voip volunteer volunteers voya vpn vps walgreensbootsalliance walmart wap
  web webconf webdisk webmail webmaster wecenergygroup wellcare wellsfargo wesco westerndigital westernsouthern
  westernunion westrock weyerhaeuser wfscorp whirlpoolcorp whm wholefoodsmarket wifi wiki williams windstream wnr
  wordpress work wrberkley ww1 ww2 ww3 www www2 wyndhamworldwide xcelenergy xerox xml xmpp xpo yaml yum zimmerbiomet`;

/** Names with a number, each from its first to its last character. */
export const RESERVED_PATTERNS: readonly string[] = [
  "db[0-9]+",
  "dc[0-9]+",
  "dev[0-9]+",
  "dns[0-9]+",
  "ftp[0-9]+",
  "host[0-9]+",
  "m[0-9]+",
  "mail[0-9]+",
  "mx[0-9]+",
  "ns[0-9]+",
  "server-[0-9]+",
  "server[0-9]+",
  "smtp[0-9]+",
  "static[0-9]+",
  "test[0-9]+",
  "v[0-9]+",
  "vpn[0-9]+",
  "web[0-9]+",
  "ww[0-9]+"
];
