/**
 * Countries: ISO 3166-1 alpha-3, ISO 3166-1 numeric (empty for Kosovo, whose code is a user-assigned
 * one), numbers of Gleditsch and Ward, and names; the first is the usual one in English, the others are
 * those by which UCDP, ACLED and GTD write it. States that are gone stand with the one that holds their
 * capital today. Fields are parted by `|`.
 *
 * Source: ISO 3166-1; Gleditsch and Ward, "List of independent states"; CLDR (names).
 */
export const countryTable = `
ABW|533||Aruba
AFG|4|700|Afghanistan|افغانستان
AGO|24|540|Angola
AIA|660||Anguilla
ALA|248||Åland Islands|Aland Islands
ALB|8|339|Albania
AND|20|232|Andorra
ARE|784|696|United Arab Emirates
ARG|32|160|Argentina
ARM|51|371|Armenia
ASM|16||American Samoa
ATA|10||Antarctica
ATF|260||French Southern Territories
ATG|28|58|Antigua & Barbuda|Antigua and Barbuda
AUS|36|900|Australia
AUT|40|305|Austria
AZE|31|373|Azerbaijan
BDI|108|516|Burundi
BEL|56|211|Belgium
BEN|204|434|Benin
BES|535||Caribbean Netherlands
BFA|854|439|Burkina Faso|Burkina Faso (Upper Volta)
BGD|50|771|Bangladesh
BGR|100|355|Bulgaria
BHR|48|692|Bahrain
BHS|44|31|Bahamas
BIH|70|346|Bosnia & Herzegovina|Bosnia and Herzegovina|Bosnia-Herzegovina
BLM|652||St. Barthélemy
BLR|112|370|Belarus|Belarus (Byelorussia)
BLZ|84|80|Belize
BMU|60||Bermuda
BOL|68|145|Bolivia|Bolivia (Plurinational State of)
BRA|76|140|Brazil
BRB|52|53|Barbados
BRN|96|835|Brunei|Brunei Darussalam
BTN|64|760|Bhutan
BVT|74||Bouvet Island
BWA|72|571|Botswana
CAF|140|482|Central African Republic
CAN|124|20|Canada
CCK|166||Cocos (Keeling) Islands
CHE|756|225|Switzerland
CHL|152|155|Chile
CHN|156|710|China
CIV|384|437|Côte d'Ivoire|Ivory Coast|Cote d'Ivoire
CMR|120|471|Cameroon
COD|180|490|Congo - Kinshasa|DR Congo (Zaire)|Democratic Republic of Congo|Democratic Republic of the Congo|DR Congo|Zaire
COG|178|484|Congo - Brazzaville|Republic of Congo|Republic of the Congo|People's Republic of the Congo|Congo
COK|184||Cook Islands
COL|170|100|Colombia
COM|174|581|Comoros
CPV|132|402|Cape Verde|Cabo Verde
CRI|188|94|Costa Rica
CUB|192|40|Cuba
CUW|531||Curaçao|Curacao
CXR|162||Christmas Island
CYM|136||Cayman Islands
CYP|196|352|Cyprus
CZE|203|316 315|Czechia|Czech Republic|Czechoslovakia
DEU|276|260 265|Germany|West Germany (FRG)|East Germany (GDR)|German Federal Republic|German Democratic Republic
DJI|262|522|Djibouti
DMA|212|54|Dominica
DNK|208|390|Denmark
DOM|214|42|Dominican Republic
DZA|12|615|Algeria
ECU|218|130|Ecuador
EGY|818|651|Egypt
ERI|232|531|Eritrea
ESH|732||Western Sahara
ESP|724|230|Spain
EST|233|366|Estonia
ETH|231|530|Ethiopia
FIN|246|375|Finland
FJI|242|950|Fiji
FLK|238||Falkland Islands
FRA|250|220|France
FRO|234||Faroe Islands
FSM|583|987|Micronesia
GAB|266|481|Gabon
GBR|826|200|United Kingdom|Great Britain|UK
GEO|268|372|Georgia
GGY|831||Guernsey
GHA|288|452|Ghana
GIB|292||Gibraltar
GIN|324|438|Guinea
GLP|312||Guadeloupe
GMB|270|420|Gambia
GNB|624|404|Guinea-Bissau
GNQ|226|411|Equatorial Guinea
GRC|300|350|Greece
GRD|308|55|Grenada
GRL|304||Greenland
GTM|320|90|Guatemala
GUF|254||French Guiana
GUM|316||Guam
GUY|328|110|Guyana
HKG|344||Hong Kong
HMD|334||Heard & McDonald Islands|Heard and McDonald Islands
HND|340|91|Honduras
HRV|191|344|Croatia
HTI|332|41|Haiti
HUN|348|310|Hungary
IDN|360|850|Indonesia
IMN|833||Isle of Man
IND|356|750|India
IOT|86||British Indian Ocean Territory
IRL|372|205|Ireland
IRN|364|630|Iran|ایران|Iran (Islamic Republic of)
IRQ|368|645|Iraq
ISL|352|395|Iceland
ISR|376|666|Israel
ITA|380|325|Italy
JAM|388|51|Jamaica
JEY|832||Jersey
JOR|400|663|Jordan
JPN|392|740|Japan
KAZ|398|705|Kazakhstan
KEN|404|501|Kenya
KGZ|417|703|Kyrgyzstan
KHM|116|811|Cambodia|Cambodia (Kampuchea)
KIR|296|970|Kiribati
KNA|659|60|St. Kitts & Nevis|St. Kitts and Nevis|Saint Kitts and Nevis
KOR|410|732|South Korea|Korea, South|Korea, Republic of
KWT|414|690|Kuwait
LAO|418|812|Laos|Lao People's Democratic Republic
LBN|422|660|Lebanon
LBR|430|450|Liberia
LBY|434|620|Libya
LCA|662|56|St. Lucia|Saint Lucia
LIE|438|223|Liechtenstein
LKA|144|780|Sri Lanka|Sri Lanka (Ceylon)
LSO|426|570|Lesotho
LTU|440|368|Lithuania
LUX|442|212|Luxembourg
LVA|428|367|Latvia
MAC|446||Macao|Macau
MAF|663||St. Martin
MAR|504|600|Morocco
MCO|492|221|Monaco
MDA|498|359|Moldova|Republic of Moldova
MDG|450|580|Madagascar|Madagascar (Malagasy)
MDV|462|781|Maldives
MEX|484|70|Mexico
MHL|584|983|Marshall Islands
MKD|807|343|North Macedonia|Macedonia, FYR|Macedonia|FYR Macedonia
MLI|466|432|Mali
MLT|470|338|Malta
MMR|104|775|Myanmar (Burma)|Myanmar|Burma
MNE|499|341|Montenegro
MNG|496|712|Mongolia
MNP|580||Northern Mariana Islands
MOZ|508|541|Mozambique
MRT|478|435|Mauritania
MSR|500||Montserrat
MTQ|474||Martinique
MUS|480|590|Mauritius
MWI|454|553|Malawi
MYS|458|820|Malaysia
MYT|175||Mayotte
NAM|516|565|Namibia
NCL|540||New Caledonia
NER|562|436|Niger
NFK|574||Norfolk Island
NGA|566|475|Nigeria
NIC|558|93|Nicaragua
NIU|570||Niue
NLD|528|210|Netherlands
NOR|578|385|Norway
NPL|524|790|Nepal
NRU|520|971|Nauru
NZL|554|920|New Zealand
OMN|512|698|Oman
PAK|586|770|Pakistan|پاکستان
PAN|591|95|Panama
PCN|612||Pitcairn Islands
PER|604|135|Peru
PHL|608|840|Philippines
PLW|585|986|Palau
PNG|598|910|Papua New Guinea
POL|616|290|Poland
PRI|630||Puerto Rico
PRK|408|731|North Korea|Korea, North|Korea, People's Republic of
PRT|620|235|Portugal
PRY|600|150|Paraguay
PSE|275||Palestinian Territories|Palestine|West Bank and Gaza Strip|State of Palestine|Occupied Palestinian Territory
PYF|258||French Polynesia
QAT|634|694|Qatar
REU|638||Réunion|Reunion
ROU|642|360|Romania|Rumania
RUS|643|365|Russia|Russia (Soviet Union)|Soviet Union|Russian Federation
RWA|646|517|Rwanda
SAU|682|670|Saudi Arabia
SDN|729|625|Sudan
SEN|686|433|Senegal
SGP|702|830|Singapore
SGS|239||South Georgia & South Sandwich Islands|South Georgia and South Sandwich Islands
SHN|654||St. Helena
SJM|744||Svalbard & Jan Mayen|Svalbard and Jan Mayen
SLB|90|940|Solomon Islands
SLE|694|451|Sierra Leone
SLV|222|92|El Salvador
SMR|674|331|San Marino
SOM|706|520|Somalia
SPM|666||St. Pierre & Miquelon|St. Pierre and Miquelon
SRB|688|340 345|Serbia|Serbia (Yugoslavia)|Yugoslavia|Serbia-Montenegro
SSD|728|626|South Sudan
STP|678|403|São Tomé & Príncipe|São Tomé and Príncipe|Sao Tome and Principe
SUR|740|115|Suriname
SVK|703|317|Slovakia|Slovak Republic
SVN|705|349|Slovenia
SWE|752|380|Sweden
SWZ|748|572|Eswatini|Kingdom of eSwatini (Swaziland)|Swaziland|eSwatini
SXM|534||Sint Maarten
SYC|690|591|Seychelles
SYR|760|652|Syria|Syrian Arab Republic
TCA|796||Turks & Caicos Islands|Turks and Caicos Islands
TCD|148|483|Chad
TGO|768|461|Togo
THA|764|800|Thailand
TJK|762|702|Tajikistan|تاجیکستان
TKL|772||Tokelau
TKM|795|701|Turkmenistan
TLS|626|860|Timor-Leste|East Timor
TON|776|972|Tonga
TTO|780|52|Trinidad & Tobago|Trinidad and Tobago
TUN|788|616|Tunisia
TUR|792|640|Türkiye|Turkey|Turkey (Ottoman Empire)
TUV|798|973|Tuvalu
TWN|158|713|Taiwan
TZA|834|510 511|Tanzania|Tanzania (Tanganyika)
UGA|800|500|Uganda
UKR|804|369|Ukraine
UMI|581||U.S. Outlying Islands
URY|858|165|Uruguay
USA|840|2|United States|United States of America
UZB|860|704|Uzbekistan|ازبکستان
VAT|336||Vatican City|Holy See
VCT|670|57|St. Vincent & Grenadines|St. Vincent and Grenadines|Saint Vincent and the Grenadines|Saint Vincent and Grenadines
VEN|862|101|Venezuela
VGB|92||British Virgin Islands
VIR|850||U.S. Virgin Islands
VNM|704|816 815|Vietnam|Viet Nam|South Vietnam|Vietnam (North Vietnam)|Vietnam, Democratic Republic of
VUT|548|935|Vanuatu|New Hebrides
WLF|876||Wallis & Futuna|Wallis and Futuna
WSM|882|990|Samoa|Western Samoa
XKX||347|Kosovo
YEM|887|678 680|Yemen|Yemen (North Yemen)|North Yemen|South Yemen|Yemen Arab Republic
ZAF|710|560|South Africa
ZMB|894|551|Zambia
ZWE|716|552|Zimbabwe|Zimbabwe (Rhodesia)|Rhodesia
`
