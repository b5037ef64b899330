/** IANA's present names for zones that ICU still calls by an older one (tzdata's `backward` file). */
export const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/**
 * What people write for a zone that is not in its name: abbreviations, countries of one zone, and cities that keep the
 * time of another one. An abbreviation of two meanings is what most people who write it live by: IST is India, BST
 * Britain, CST Chicago, and AST Halifax. `EST` typed in July still means what clocks in New York show; `GMT` is UTC all year.
 */
const ALIASES: Readonly<Record<string, string>> = {
  UTC: 'utc,gmt,z,zulu,utc0,gmt0,coordinated universal,greenwich mean,universal,etc utc,etc gmt,uct',
  'America/New_York':
    'et,est,edt,eastern,us east,east coast,nyc,ny,new york city,boston,washington,washington dc,dc,miami,atlanta,' +
    'philadelphia,pittsburgh,orlando,charlotte,baltimore',
  'America/Chicago': 'ct,cst,cdt,central,us central,dallas,houston,austin,san antonio,minneapolis,nashville,st louis',
  'America/Denver': 'mt,mst,mdt,mountain,salt lake city,albuquerque',
  'America/Los_Angeles':
    'pt,pst,pdt,pacific,us west,west coast,la,sf,san francisco,bay area,silicon valley,palo alto,seattle,san diego,' +
    'san jose,portland,las vegas,sacramento,california',
  'America/Anchorage': 'akst,akdt,alaska',
  'Pacific/Honolulu': 'hst,hawaii',
  'America/Halifax': 'ast,adt,atlantic',
  'America/St_Johns': 'nst,ndt,newfoundland',
  'America/Toronto': 'montreal,ottawa,quebec',
  'America/Vancouver': 'victoria',
  'America/Sao_Paulo': 'brt,rio,rio de janeiro,brasilia',
  'America/Argentina/Buenos_Aires': 'art,argentina',
  'America/Bogota': 'colombia,medellin',
  'America/Lima': 'peru',
  'America/Mexico_City': 'cdmx,guadalajara',
  'Europe/London':
    'bst,uk,gb,britain,great britain,united kingdom,england,scotland,wales,manchester,edinburgh,glasgow,bristol',
  'Europe/Dublin': 'ireland,cork',
  'Europe/Lisbon': 'wet,west,portugal,porto',
  'Europe/Brussels': 'cet,cest,met,central european,belgium,antwerp',
  'Europe/Paris': 'france,lyon,marseille,toulouse',
  'Europe/Berlin': 'germany,deutschland,munich,munchen,hamburg,frankfurt,cologne,koln,stuttgart,dusseldorf,leipzig',
  'Europe/Madrid': 'spain,barcelona,valencia,sevilla',
  'Europe/Rome': 'italy,milan,milano,roma,turin,naples',
  'Europe/Amsterdam': 'netherlands,holland,rotterdam,the hague',
  'Europe/Zurich': 'switzerland,geneva,basel,bern,lausanne',
  'Europe/Vienna': 'austria,wien',
  'Europe/Warsaw': 'poland,krakow',
  'Europe/Prague': 'czechia,praha',
  'Europe/Budapest': 'hungary',
  'Europe/Stockholm': 'sweden,gothenburg',
  'Europe/Oslo': 'norway',
  'Europe/Copenhagen': 'denmark,kobenhavn',
  'Europe/Helsinki': 'finland',
  'Europe/Athens': 'eet,eest,eastern european,greece',
  'Europe/Bucharest': 'romania',
  'Europe/Kyiv': 'ukraine,lviv',
  'Europe/Istanbul': 'trt,turkey,ankara',
  'Europe/Moscow': 'msk,saint petersburg,st petersburg',
  'Africa/Johannesburg': 'sast,south africa,cape town',
  'Africa/Lagos': 'wat,nigeria',
  'Africa/Nairobi': 'eat,kenya',
  'Africa/Maputo': 'cat',
  'Africa/Cairo': 'egypt',
  'Asia/Jerusalem': 'idt,israel,tel aviv,haifa',
  'Asia/Dubai': 'gst,uae,abu dhabi,emirates',
  'Asia/Riyadh': 'saudi arabia',
  'Asia/Karachi': 'pkt,pakistan,lahore',
  'Asia/Kolkata': 'ist,india,mumbai,bombay,delhi,new delhi,bangalore,bengaluru,hyderabad,chennai,pune',
  'Asia/Kathmandu': 'nepal',
  'Asia/Dhaka': 'bangladesh',
  'Asia/Bangkok': 'ict,thailand',
  'Asia/Ho_Chi_Minh': 'vietnam,hanoi,saigon,ho chi minh city',
  'Asia/Jakarta': 'wib',
  'Asia/Manila': 'philippines',
  'Asia/Singapore': 'sgt',
  'Asia/Hong_Kong': 'hkt,hk',
  'Asia/Shanghai': 'china,beijing,peking,shenzhen,guangzhou,hangzhou',
  'Asia/Taipei': 'taiwan',
  'Asia/Tokyo': 'jst,japan,osaka,kyoto',
  'Asia/Seoul': 'kst,korea,south korea',
  'Australia/Perth': 'awst',
  'Australia/Darwin': 'acst',
  'Australia/Sydney': 'aet,aest,aedt,canberra',
  'Pacific/Auckland': 'nzst,nzdt,new zealand,wellington',
};

/** Each thing that people write, and the zone that it means. */
export const ZONE_ALIASES: readonly (readonly [string, string])[] = Object.entries(ALIASES).flatMap(([zone, names]) =>
  names.split(',').map((name) => [name, zone] as const),
);

/** Zones without daylight saving (tzdata 2026) that keep an offset of no whole hours, by its minutes. */
export const ODD_OFFSETS: Readonly<Record<number, readonly string[]>> = {
  [-570]: ['Pacific/Marquesas'],
  210: ['Asia/Tehran'],
  270: ['Asia/Kabul'],
  330: ['Asia/Kolkata', 'Asia/Colombo'],
  345: ['Asia/Kathmandu'],
  390: ['Asia/Yangon'],
  525: ['Australia/Eucla'],
  570: ['Australia/Darwin'],
};

/** What is offered to those who have typed nothing yet, from west to east. */
export const COMMON_ZONES: readonly string[] = (
  'Pacific/Honolulu America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo UTC ' +
  'Europe/London Europe/Lisbon Europe/Paris Europe/Berlin Europe/Madrid Europe/Athens Europe/Istanbul Africa/Lagos ' +
  'Africa/Johannesburg Asia/Dubai Asia/Karachi Asia/Kolkata Asia/Singapore Asia/Shanghai Asia/Tokyo Asia/Seoul ' +
  'Australia/Sydney Pacific/Auckland'
).split(' ');
