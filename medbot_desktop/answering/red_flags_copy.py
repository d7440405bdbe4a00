"""The program's own copy of data/red_flags.toml, written by data/make_red_flags.py; do not edit."""

# ruff: noqa: E501
from __future__ import annotations

SOURCE = r'''# Emergencies: how people say them, what only talks about them, and whom to call.
# The program checks this file against a copy it carries; after a change run data/make_red_flags.py.
# How patterns are written: medbot_desktop/retrieval/patterns.py. Words stand without accents and apostrophes,
# Spanish and English together. The sentences shown stand in medbot_desktop/texts/red_flags.py.
version = 1

# Words that are never taken for a misspelt word of the classes below.
ordinary = """
abogando abound abrazos acaben acatar accusing acierta acierto acolchado aconsejo acordado action activan acuesta
acunado acustica acustico advierto advise advised adviser advises afectar afectos agachado agonia agonico agrede
aground ahorra ahorrando ahorrar ahorrarse ahuyenta ajajaja ajenas alabado alaban alabar alarga alcides alegria
alegrias alento alimento amaban amarra amarrado amarrar ambitos amplias andina andover anicos animos anteras anulado
anulados apartes apegado apegados appleton aprecio apresado aprista aproposito apuesto aqaba arenas armario arming
armonia aroused arousing arredondo arrested arrhythmia arrhythmias arriesgo arrieta asaltar asentada asentir asevera
asides asiente asiento asphyxia asteroid asteroids astillero astoria atacada atenas atencion atentado atienda atraque
attackers attacking avecina averguenza avidez aviones ayudas azkaban azoles backed backline backside bacteria bagged
bagging bailing bajara bakeries bakery balada banada banado banales bananas banded banging banked banking banned
barbies barged barinas barley barrios barritas barroso basada basado basaron basque bastado bastian baston bateador
bathed batten battle battles bayonet bearing beater beating beatles bebiendo belter benceno bending benito bentos
berating bernice bernier beses besito bianco binging bisque bitching bitter blanc blando blanked blanqueo blasco
blaster blasters bleating blending blends blessing blitzer blocked blotting bluray blurring blurted bluster boggling
boise bolonia bonitos borradas borrados bother bothers bottling boulder bounces bowling boyce bragged branch branches
branco bravado braving bravos breach breaches breaching breadth breaking breasts breeding breeds bridle brigida
bringing britten brocha brokers brushing bummed bumping buried burton burying busque butter buttery buxton cabbie
cabecilla cabron cacharro caching caesar cagaron calienta caliente caliento callaron calzada calzado camello cameron
cameroon canada canales candado cansan cansar cansarse cansas canses cantada cantado cantaro cantas cantos carballo
carcel carisimo carmel carson carton cartwheel casada casado casaron cashing casing castel castidad castilla cataratas
cauce cauces causada causado causen cavado cavallo ceasing cedidas cegados ceiling cenando censure centimo centrada
cercada cercar cereza certeza chabones chacal changing chapado chapala charca charming charros chavela cheating
chicote chika choros chorradas churning churros cibeles ciclica ciento cientos cierta cierva ciguena cilla cintora
cintura cinturon cistern cisterns citarse citing clases clashed clashing clauses cleanly clearer cleaver clocking
cloned clones cloning clothing cloves coarse cocida cocido coding coello cogerme cogerse cogida cogido cogiendo
cogieron cohorte cojer cojiendo coking coleando colombia colorada colorado comando comence comento comica comico
comino commando commence commerce committing comoda comodo comparar concedo concejo concejos concertacion concibo
conciso concussed concussion conesa confesion confeso confessed confession contado contando contar contara contarme
contarse contaste contigo contusion convenido cooing cooked cooking coping coqueta corker cornejo corner corning
coronilla corremos correrse corriendo corrieron cortina cosido cosillas cositas cosquillas costado costra cotejo
couched coulter coveted cracking cramming cranked craving creamos created creates creating creimos cremoso cresta
crested creyendo cringing cripples crises crisps cropping crossing crowing cruenta cruises cruising crustal crystal
crystals cuadro cuarta cuartas cuartel cuarto cuartos cuates cuenca cuentas cuento cuentos cuerdo cuerno cuervo culera
culling cuneta curado curando currando cursing cushing darias daring dawned dearly deathstroke debamos deberse
debieron dedicacion dedication defecto defector defectos defects deference deferencia dejalo delante delicious demando
denial dentro depues derided derogada derogado desertado desertar deserto desidia desierta desierto desir desired
desmedida despierto deviene devil dieran diferente dignifica dijeron dipper dirias ditching doable donned doradas
dorados dormer dosent doubted dragado dragged draper dripped dripping droning drowned dudando dumping ealing earning
earth easing eateries ecommerce ediles editar effector ejection eleccion election electo electos elegant elegante
embalse embrace emotivos empeno empero empiezo enciende enciendo encinas entice entierra entierro entierros entras
enumero envias enzimas erigida erigido escape esencial esfera espacio espasa espesa espeso estaban estacion estadia
estafado estafar estano estante estatus estemos estero esteros estrado exorcise extiende extiendo fabril factura
fallan fallin fallon falten falters faringitis farming farther fatter fearing feather feathers feeding fending fernet
ferrando fiasco filemon finder finders fingir fisting flaming flappy flossing flushes folding follen fomento footballs
forking forming forrados framing franco francos frenada fresco frescos fresquito fretting freund frisco fronting
frosting fueling fumbled fusiona gagging galletas gambled ganging gaping garita gartner gassing gatica gauging gazes
gearing germana germano germinar gingivitis glande glycemic gobbling golazo golding goleada gotitas gouging grabada
grabado grabe gracing grades grading grados gramps grange granma grannies granos grantees graphing grasos grasping
grating gratos grazing grenada griegas grilletes gritas grooving groping growing guinda habemos haberme haberse
habitada habitado haceme haceros hachas hader haemorrhage haemorrhoids halving handing handover hanger hannover
hanover happening harding haremos harping harrowing hating hazen hazing hearse heathen heating heaving heightening
hereda heredado herein hermes hermida heroes hervida hiena hippos hiriendo histeria hitches hitching honcho honoring
hotter hoverboard hugger hungary hungover hunker hunter hunting hurling hurtling hyaluronic hydration hyena hysteria
images immaterial immortal impasible imponible inches inching infact infectado infected inferir infested inflado
inflection ingestion inicio iniesta injusta inmenso insecto interior inventa inventado invento invested jabones javed
jetting jingles jodemos juncos justas justos keating khorasan killeen kimble kleiner knitting krystal lacing lacked
lagging laing landry lanzada lanzado larios latching latido latter laughter lavaron leales leccion lecter legados
legales legion leisure lejana lejanas lending lesson lester levees levers libios lightness liked liking liliana
lingers lingua lining linked linking litter liviana llaman llamaron llegados llegamos llenamos llevemos lloviendo
locked locks loring loving lucked macana machado machos macron magana manada manadas manama manassas mandado mandando
manera manija manitas manojo manzanas marana marathon maraton maratones marbled marcada marcadas marcado marcados
marcaria marchado marchando marchas marejada mariana marianna marico mariguana mariko marino marion marking marlon
maroon masking masones massed massing matching mather mathers mating matron mechas mediacion mediation medicas medido
meditacion meditation meditations melton memento mencion mending mentada mentido mention merton meshed mesones messing
metales metidas metodo mientes mimada minato mingling mining minton mirala miranda mirara mirarme mirarse misiva
misled mistico moaning mobbed modestia mojada mojadas mojado mojados molding molestar monada moncton monson montan
montas monten monteria montes montos montt monzon moraine morales morata moriscos morral morton mourning mouths mouton
mowing mudando muecas muerda muerde muerdo muerete muestra muestras mumbled murillo mystique nacemos naciente nagging
nanjing nanking nearby nearing neatly nether niches nicked nieces notches notching noting notting noveles novice
novillo obscuro occidente ombre omitting opined oponer opuesto opusieron otter outline ovarios oyentes oysters paced
pacing pagaba pagada pagado pagados pagaron painted painting paises palito paliza pancho paneles panning papada papado
paquito paradiso paraiso paramo parana parara pararon parecio parido pariente parkes parque parranda parrillada
parsing parson particle particular pasaba pasala pasalo pasara paseis pasemos pasmado pastas pasted pastes pasting
pastos patada patching patent patilla patillas patrol pausado paused pausing pavada peaking pearson pecado pecados
pedida pedido pedrito peeking peeling peeping peering pegamos pegaso peking pelado pelados penado penales pending
pension peones perches perdon perdona perdonas perecio perito peritos perlita permita permito pernos peros pesada
pesado pesados pesando petros pharisees pharyngitis picaro picked picket piecing pierce pierdas pierre pierson pillen
pimped pinging pinocho pintado pintora pintos piquete pisada pisado pissed pitches pitching pizarron placido placing
planking planta plantando plantea planteando planting platea plating plegado plotting plucking pluses pocket podamos
podremos poking poligrafo polonia ponche poncho pondria ponemos porche porches poros portado portales portarse portazo
portes posada posado posando poseemos potros pozos praises precious predio premiere premio prenda prensa prensado
present presto preston presume pretension previo priced pricing prise prision prison prize propped propping propuse
proscribed provable provenir pryce pryor pudieron pudimos puedan puerca puesta pulida pulido pumping punales puntada
qaida quadruple quadrupled quando quattro quedada quejado quejando quejandose quemando quemandose quemaron queremos
querra querre querria quesada quezada quibble quiebre quieto quills quiten quizo quoting raciones raices raines
ramones ramses ranged ranging ranking rapina rastro ratner ratones rearing reciben recita recited recover redaccion
redacted reencuentro refiere refiero reflejo reflex reformada reformado reformed regente regida regido regular reilly
remeber renales rencillas rending rented reparado reposicion reprimir repunte reseca resenado resided residen residido
respeta respetado restante retiene reused reusing reverse ribbing riegos riesco rigged rigging righting ringers
rinsing roaming robbing rogando rondando roughing routed routing rugged rugido rumbled rusted sabremos sabres sabrina
sacaban sacked sacking sagrado sagrados saldar salina salita salter saluda salude salvar salvemos salvia sanding
sandra sandro sangha santidad saquemos sativa saving sawing scaled scares scolded scooping scoping scores scoring
scully scurrying scylla searing seasons seating secando seeding seeking seeming seeping segundas selling sempre
sencillas sending senores sensing sensual serbios servando setting sewing shading shagging shaming shaping sharing
shearing shingles shitting shook shouldnt shoving shrugged siendo sierra sifting sighting siglos silva simeone simios
simpre singers singing singles singling sinning sirios sirviendo sitter sitters sizing slapping slashed slaving
slaying sledding sleight slicing slipping slitting sloping slurping smacking smalls smelled smelling smoothing snagged
snagging snares sneaking sneering sneezing snelling snooping snorting snorts snowing soares sobered sodden softener
solida soltar somthing sonora sordido southside spacing spares spelled spelling spells spiking spinning splayed
splitting spoofing spools spooning spores sporting spouting spraying spurred spurring spying squeaking stacked
stacking staffing stages staging stains stakes staking stalking starches staring starks starred starring starts
starved starving stated states stating staves staying steering stemming stepped stinking stocking stoking stomped
stomping stoning stores storing strain stranding strang straps stratus strike string strobe strode strolling strove
strung stumped subdito subida subido subira subside subsides subsidio subsidios suckling sueltos suiting sulking
sumada sumado sumando sunnyside swatting swaying swearing swears sweeping sweets sweety switching swooping sylvester
syncing syndicated systems tacking tackling tagging tainted tamara taming tampico tandas tangas tangles tanning taping
tarada tarado tarjeta tartan tartas tasking taxing teague tearing tejido tejiendo telephone telephony telephoto
temible temido temiendo tempted tendido tendiendo tending tendio tenner tennyson tentada tercio ternera tested
thanking thinker thinkers thomas thomason thongs thoracic thorax thrashing threaded threat thrilled throated throbbing
thumping tiemblo tienta tiernas tigger timbers tinkling tintas tintura tiralo tirana tirano tirara tocaba tocado
tocando tocara tocarme tocaron tocarse toiling tomalo tomase tomato tontas topado toparon toparse torcer torsion
toying trabar tracking traian trajan tramando trashing tratada tratado tratando tratar tratarme trataron tratarse
traten trazada trazado trazan trazando trazar treason treating trevor triada trifle tropiezo trotting trumped tumbled
tumbling tunable tuning turing twinks twinning tying unger uniting usable vacias vacios valeria valores varados vargas
variado varices varillas vatios veganas vending veneto verias viajado viciado vicuna village vindicated viniendo
visados vivieron vocation voicing vuelco vuelos vuelvo vuestra vuestras waders wading wafers wagers wagging waging
waists waited waiters walking wallowing walters waning wanking waring warming warping warring wasted watchers watching
waving waxing weakens weaning weathers weaving wether wetter whacking wheeling whither whyte wingers winging winking
witte woking wording worthing wracked wracking wrested wright wringing yamaha yanking zarpado zechariah zetas
"""

# What the net alone may not call an emergency; it is then answered with a notice. Patterns decide first all the same.
calm = [
  "dejar|dejo|deje|dejarlo|dejarla|dejarlos|dejarlas|quitar|quitarlo|quitarla|suspender|suspenderlo|suspenderla|cortar|cortarlo|cortarla|parar|pararlo|stop|stopping|stopped|quit|quitting|come|coming ~4 golpe|repente|abruptly|suddenly|turkey|overnight - @bad_after - @impaired - @cannot_breathe - @hypo_signs",
  "golpe|repente|abruptly|suddenly|turkey|overnight ~4 dejar|dejo|deje|dejarlo|dejarla|quitar|quitarlo|suspender|suspenderlo|stop|stopping|quit|quitting - @bad_after - @impaired - @cannot_breathe - @hypo_signs",
  "contar|contame|contas|cuentame|cuenta|cuentas|decime|dime|di|tell|write|escribe|escribeme|sing|canta|cantame ~3 chiste|chistes|joke|jokes|poema|poem|cancion|song|cuento|historia|story|gracioso|funny|adivinanza|riddle",
  "#<=3 ~1 #>=5 ~3 instead|vez|lugar of|de one|una|uno|un ~1 #>=5 - @child - @bad_after - @insulin - @opioid",
]

[classes]
# Who.
child = """nino nina ninos ninas nene nena nenes bebe bebes hijo hija hijos hijas hijito hijita nieto nieta nietos
sobrino sobrina peque pequeno pequena pequenito pequenita chamaco chamaca chiquito chiquita crio cria chaval chavala
guagua guaguita lactante pibe menor
child children kid kids kiddo baby babies toddler infant newborn daughter boy girl grandson granddaughter grandchild
nephew niece bub
;my|his|her|our|their|mi|little|yr|year|old son;my ~1 old son;son ate|drank|swallowed|got;little|lil one
;#<=12 anos|anitos|ano|year|years|yr|yrs|yo;#<=36 meses|mes|month|months|mth|mths|mo|mesecitos"""
somebody = """el ella le lo la mi su un una alguien se he she him her they them my the his someone somebody patient
paciente cliente clienta customer papa mama padre madre marido esposo esposa mujer hermano hermana abuelo abuela amigo
amiga vecino vecina hijo hija senor senora dad mom mum mother father husband wife brother sister grandma grandpa gran
nan grandad friend neighbour neighbor man woman lady hes shes"""
my_pill = """my the la mi el su medicine medicina pastilla"""
older = """anos ano years year yr"""
of_others = """;my|his|her oxycodone|morphine|xanax|insulin|methadone|adderall;silica packet|gel;de|del la|el|su|mi|mis|sus|los ~1 abuela|abuelo|padre|madre|papa|mama|hermano|hermana|marido|esposo|tia
|tio|perro|gato|mujer|adulto|padres|abuelos;grandmas|grandpas|granddads|grandads|abuelas|grans|nans|moms|mums|dads|mothers|fathers|brothers|sisters
|husbands|wifes|dogs|cats;grandma|grandpa|gran|mom|mum|dad pills|tablets|medicine|meds;one|some|two of ~1 my|his|her|our
;my|our blood|heart|sleeping|diabetes|birth;de|del adulto|adultos|mayores;the adult"""

# What was taken, how, how much.
pills = """pastilla* pastis comprimido comprimidos tableta tabletas capsula capsulas pildora pildoras gragea grageas
blister blisters medicamento* medicina medicinas medicacion remedios ampolla ampollas parche parches gominola*
anticonceptiv* supositorio supositorios gomitas
pill pills tablet tablets capsule capsules caps meds medicine medicines medication medications patch patches gummies
gummy strip strips;birth control"""
container = """caja frasco frasquito bote botella blister tira tableta sobre envase pastillero jarabe jarave pluma
paquete tubo tarro dalsy apiretal
box bottle blister strip pack packet pen tub container jar syrup sheet calpol organizer organiser
;pill box;cough syrup|medicine"""
whole = """todo toda todos todas entero entera enteros enteras completo completa medio media mitad vacio vacia resto lleno
whole entire full all half empty rest;the lot"""
ingested = """tragao tragando necked trague trago tragado tragaron ingirio ingeri ingerido ingirieron chupo chupado chupe lamio lamido mastico
masticado mordio mordido empastill*
swallowed swallow ingested chewed licked sucked gulped downed inhaled"""
drank = """bebe_todo bebi bebio bebido bebieron drank drunk drink"""
ate = """comi comio comido comieron ate eaten eat zampo zampado"""
took_surely = """tome tomado tomaron metio metido meti popped took taken pincho
;se|te tomo;acabo|acaba|acaban ~1 de tomar|tomarme|tomarse|tragar|tragarme|tragarse|comer|comerme|comerse|beber|beberme|beberse|ingerir;taken;ha|se ~1 tomao;a|ha|he|han tomado;have|has|hes|shes|ive had;i had about;se|me ha tomado"""
took = """@ingested @drank @ate @took_surely tomo inyecte inyecto inyectado injected tragarse"""
gave = """di dimos dio dado daba administre administro administrado gave given giving administered"""
put_on = """metio meti hizo did echo puse puso pusimos puesto pusieron pinche pincho inyecte inyecto inyectado inyectamos pegue pego
put stuck injected applied used pumped"""
vague_many = """varias varios bastantes cuantas cuantos several loads heaps;unas|unos cuantas|cuantos;un par;a few;a couple;too many;quite a few"""
too_much = """demasiado demasiada demasiados demasiadas muchisimo muchisima muchisimos muchisimas excesiva excesivo
;un monton;un puno|punado;mas de la cuenta;de mas;too many|much|to;to many|much;way over|more;more than ~3 supposed|prescribed|should;mas de lo que|recetado|indicado;a bunch|load|ton|lot|handful of
;loads|tons|handfuls of;a handful;un chute;dosis excesiva"""
at_once = """juntos juntas seguidos seguidas seguido consecutivos;de golpe;de una vez|sentada;de un tiron|trago;del tiron
;a la vez;al mismo tiempo;de una;uno tras otro;at once;in one go|sitting;in a row;at the same time;all together
;back to back;one after another;on top of"""
not_count = """mg g mcg ml l ui iu gr gramos gramo grams gram kg kilos anos ano meses mes dias dia semanas semana horas
hora hs min minutos minuto veces vez gotas gota puffs puff drops drop cucharadas cucharaditas cm mm
years year months month days day weeks week hours hour minutes times time units unidades unidad sips de del al a y o por
para cada h x el la los las the of to and or per every a la am pm euros percent porciento milligrams miligramos lb lbs
pounds ounces oz cc tsp tbsp"""
poison = """naftalina antipolillas mothball mothballs lamparilla queroseno caustica caustico caustic peroxido peroxide lighter_fluid tubo_de pegamento glue mercurio mercury thinner kerosene queroseno diesel petroleo barniz paint pintura espirales
silica snus pouch pouches lejia cloro lavandina raticida matarratas veneno detergente lavavajillas lavaplatos amoniaco aguarras gasolina
disolvente quitaesmalte acetona insecticida plaguicida pila pilas iman imanes bateria suavizante desatascador sosa salfuman anticongelante
nicotina vapeador limpiador limpiacristales marihuana hachis
bleach batery battery batteries poison detergent ammonia turpentine petrol gasoline insecticide pesticide antifreeze
magnets magnet pods cleaner sanitizer edible edibles weed nicotine vape remover;rat poison;nail polish;dishwasher tablet
;pila de boton;petalos de adelfa;agua oxigenada;drain cleaner|opener;acido muriatico|sulfurico;rubbing alcohol;hand sanitizer;essential oil;white spirit;laundry|detergent|tide|dishwasher pod|pods|capsule|tablet;capsula|pastilla de|del lavavajillas|detergente;button|coin battery|cell;pasta de dientes;toothpaste"""
bad_after = """mareado mareada mareo dormido dormida adormilado adormilada somnoliento somnolienta atontado atontada
vomita vomitando vomito tiembla temblando confuso confusa sudando raro rara grogui ido ida palido palida inconscien*
dizzy drowsy sleepy shaky shaking vomiting confused woozy sweating pale groggy unwell unconscious
;throwing up;being sick;out of it;cant stay awake;not|isnt right;me zumban;ears ~2 ringing;pass|passing out;me desmayo"""
impaired = """tambale* tambalea grogui groggy drogado drogada colocado colocada colocadisimo desorientad* incoheren* delira delirando
balbucea balbuceando sopor soporoso ido ida disoriented incoherent delirious wobbling wobbly stumbling staggering unresponsive
confuso confusa confundido confused obnubilado obnubilada letargico letargica lethargic limp
;no coordina;no ~2 tiene|tengo en pie;cant|barely|hardly ~1 stand|walk;out of it;nodding off;really|so|muy high|colocado
;habla|hablando raro|mal|lento;no ~1 sabe donde;sudor|sudando frio;cold sweat|sweats;esta|is como_ido"""
drugs = """extasis ecstasy mdma cocaina cocaine heroina heroin meth metanfetamina cristal ketamina ketamine lsd ghb fentanilo
speed crack porros hongos shrooms spice"""
mouth = """boca mouth"""

person = """he she him her hes shes paciente patient pt cliente clienta customer papa mama padre madre marido esposo esposa
mujer hermano hermana abuelo abuela abuelita amigo amiga vecino vecina senor senora suegra suegro cunado companero companera
novio novia pareja chico chica dad mom mum mother father husband wife brother sister grandma grandpa gran nan grandad
friend neighbour neighbor man woman lady roommate boyfriend girlfriend partner uncle aunt tio tia coworker colleague
somebody someone alguien"""
allergic = """alergico alergica alergia alergias allergic allergy"""
big_container = """caja frasco frasquito bote botella blister tira envase pastillero paquete tarro
box bottle blister strip pack packet container jar"""
multiples = """triple triples quintuple cuadruple;#>=3 veces;dos veces ~3 dosis;#>=3 times;#>=2 x;#>=2 days|days worth;days worth
;veces ~1 mas;times ~2 dose|amount;double|doble dose|dosis|the"""
about = """como unas unos casi aproximadamente unos about like around some maybe over almost nearly approx mas aprox
;mas de;more than;as many as;at least;al menos"""
poss = """my his her their your mi mis su sus tu tus the la las los el"""
every_dose = """diario diaria diarias diarios daily each every cada durante semanales mensual normally usually tratamiento
;al dia|mes;por dia|semana;a|per day|week|month;en total;in total;entre todas;por la|las manana|mananas|noche|noches|tarde;twice|times a|per day;veces al|por dia|semana;en ayunas;this|every morning;esta manana;on time;a su hora"""
would = """puedo puede podria podemos can could should would if;si ~2 tomo|tomara|tomas|toma;que pasa si;what happens|if
;se puede;es malo;hace dano"""
if_any_child = """;si un|una|el|los nino|nina|ninos|bebe|hijo|menor;if a|the|any child|kid|baby|toddler|infant;evitar|prevent|avoid|keep
;puede|pueden|can|could|may un|el|mi|a|the|my;un nino se traga|toma;a child swallows|eats|takes"""

# Emergencies themselves.
neg = """no not isnt wont doesnt hasnt havent cant cannot couldnt wouldnt didnt dont never nunca ni sin unable neither tampoco
;can not"""
wakes = """despierta despiertan desperto despertado despierte despertar despertarlo despertarla despertarle despertarse despertara
wake wakes woke woken waking waken rouse roused rousing awake"""
reacts = """responde responden respondio respondido responder reacciona reaccionan reacciono reaccionado contesta contestan contesto
respond responds responding responded react reacts reacting reacted answering answers answered responsive
;come|comes|coming|came to|round|around;vuelve|vuelto en si;hace caso;abre|abrir|abra ~1 ojos;open|opens|opening|opened ~2 eyes"""
breathes = """respira respire respiraba respirar respirando respiro breathe breathes breath breathing respiration"""
badly = """fatal horrible horriblemente terrible terriblemente malamente pesimo terribly badly poorly awfully horribly weirdly
strangely rapidisimo lentisimo agitado agitada entrecortado entrecortada superficial shallow ragged irregular
;muy mal|raro|lento|rapido|flojo|poco|despacio;really|very|so bad|slow|slowly|shallow|weak|fast"""
purpose = """adrede queriendo deliberately intentionally voluntariamente;a proposito;on purpose;to harm ~1 self"""
cannot_breathe = """;no puede|puedo|pueden|podia|logra|consigue respirar|respirarr;no respira|respire|respiraba;no ~2 respirando
;no ~2 respirar;casi|apenas ~1 respira|respirar;dejado de respirar;dejo de respirar
;le|me|les ~1 falta ~1 aire|respiracion;le|me cuesta ~2 respirar;costando respirar;no jala|entra|agarra ~1 aire;no respiro;respira ~1 rapidisimo;breathing ~2 super|very|really fast;sucking in ~2 ribs|chest
;mete|hunde ~2 pechito|pecho;cant get ~2 air;no ~2 entra|coger|agarrar|jalar|tomar ~1 aire;dificultad ~2 respirar|respiratoria;respira ~2 dificultad;coger aire
;catch|catching ~2 breath;hunden ~2 costillas;ribs ~2 sucking
;se|me ~1 ahoga|ahogo|ahogando|asfixia|asfixio|asfixiando;se|le ~3 corta ~1 respiracion;falta de aire|oxigeno
;cant|cannot|couldnt ~2 breathe|breath|breathing;can not breathe|breath;not|isnt|hardly|barely ~1 breathing|breathe|breath
;stopped|stops|stop breathing|breathe;breathing ~2 stopping|stopped|stops;short of breath;trouble|difficulty|struggling ~2
breathing|breathe|breath;cant|no ~2 air;gasping ~2 air;fighting|gasping for breath;struggles to breathe
;necesita oxigeno"""
choking = """asfixiandose atragantando atragantado choking gasping;se ~1 atraganta|atraganto"""
wheeze = """wheezing wheezy wheezes sibilancias;silba|pita ~2 pecho;respira ~2 pitos;pitos al respirar;pecho le|me silba
;tight chest"""
nose = """nariz nasal narices nose nostril nostrils mascarilla"""
swells_too = """hincharon hincho hinchan hinchados hinchadas"""
swells = """hinchad* hincha hinchan hincho hincharon hinchando hinche inflamados edema
swollen swelling swelled swells swell gorda gordo fat enorme swole puffy deformada deformado deformed puffed blown ballooned"""
face_parts = """cara rostro labio labios lengua parpados face lip lips tongue eyelids"""
throat = """garganta throat glotis"""
itches_all_over = """;pica|picor|itchy|itching|itch ~2 todo|everywhere|all|cuerpo"""
hives = """ronchas habones urticaria ronchitas hives welts rash sarpullido"""
everywhere = """todo toda todos todas llena lleno cubierta cubierto covered everywhere;all over;el cuerpo;all swollen;the whole body"""
sting_or_food = """picadura pico abeja avispa mani cacahuate cacahuete marisco mariscos camaron camarones gamba gambas nuez
nueces huevo vacuna inyeccion pinchazo antibiotico amoxicilina penicilina nolotil metamizol ibuprofeno contraste
sting stung bee wasp hornet peanut peanuts nut nuts shrimp shellfish vaccine jab shot injection antibiotic amoxicillin
penicillin
;pastilla|medicamento|jarabe ~4 tension|presion|nuevo|nueva;blood pressure pill|pills|med;huevo;egg|eggs|penicilina|penicillin
;despues|tras|desde ~4 tomo|tome|comio|comi|pastilla|medicamento|jarabe|inyeccion;after|since ~3 tablet|pill|medicine|taking|eating|shot"""
blue = """morado morada morados moradas azul azules azulado azulados cianotico cianotica moradito moradita azulito amoratado
blue purple bluish cyanotic grey gray"""
turns = """pone poniendo puso esta estan tiene ponen puesto turning going goes turned went gone getting"""

goodbye = """despedida;goodbye note|letter;carta de despedida;said|texted|saying goodbye;goodbye;ultimo dia;adios ~2 siempre"""
wants = """quiero quisiera queria quiere kiero deseo desea pienso piensa penso pensando planea planeando intento intenta
intentado ganas voy va iba decidi decidido amenaza amenazando dice dicho podria
want wants wanna wanted going gonna think thinks thinking planning plan plans says said threatening threatens trying
tried tries ready decided feel"""
kill_self = """matarme matarse morirme suicidarme suicidarse suicidarnos ahorcarme ahorcarse tirarme
kms;kill|killing|hang|hanging ~1 myself|himself|herself|themselves;me|se ~1 mate|suicido;quitarme|quitarse|quitar de en ~1 medio
;quitarme|quitarse|quitarle la vida;me quiero|quisiera|voy|queria ~2 matar|morir|suicidar;se quiere|va ~2 matar|morir|suicidar;take|taking|end|ending ~1 my|his|her|their ~1 life|lives;se va a matar
;acabar|terminar con todo|mi|su|esto;acabar de una vez;tirarme|tirarse|tirar|lanzarme|lanzarse ~1 por|al ~1 ventana|balcon|puente|tren;jump|jumping ~1 off|from ~1 bridge|roof|balcony|window;end|ending it ~1 all;end|ending it ~1 now;end it;end everything"""
die = """morir morirme morirse desaparecer die dying disappear muerto muerta dead"""
figure_of_speech = """risa sueno ganas hambre sed calor frio verguenza aburrimiento cansancio curiosidad pena gusto miedo
lol jaja jajaja haha nap know laughing boredom hungry hunger tired thirst heat embarrassment curiosity try;de amor"""
suicide = """suicid* suicidio suicidios suicida suicidas autolitico autolitica autolesion* suicide suicidal suicides"""

dont_wake = """;no ~2 despierta|despiertan|desperto|desperta;no|ni ~6 despertar|despertarlo|despertarla|despertarle
;sin despertar;wont|cant|cannot|doesnt|not|isnt|never ~1 wake|waking|woke|rouse|wakes;unable|impossible|hard ~1 to wake|rouse;cant|cannot|couldnt get ~4 wake|up;no|ni ~3 logro|consigo|puedo ~3 despertar
;cant|cannot ~2 wake|rouse|waken ~1 him|her|them|my|mum|mom|dad|up;not coming ~1 to|round|around;wont|doesnt|cant come to|round|around;no vuelve ~0 !a|al|con|el|la"""
no_reaction = """unresponsive;no reacciona|reaccionan|reacciono|reaccionaba;no responde|responden|respondio;sin responder
;no ~1 contesta|contestan|habla_nada;not|isnt|wont|stopped ~1 responding|respond|react|reacting|answering|answer
;no abre ~1 ojos;eyes ~1 wont|dont open;wont open ~2 eyes;no se mueve;not|isnt moving"""
open_eyes = """;abra|abre|abrir|abierto ~2 ojos;open|opens|opened ~2 eyes"""
limp = """flacido flacida limp floppy desmadejado"""
unconscious = """inconscien* unconscious unconcious inconsciencia desvanec*
;no vuelve en si;not coming to
;perdio|perdido|pierde|perdiendo ~1 conocimiento|sentido|conciencia|consciencia;lost|losing|loses consciousness;sin conocimiento
;out cold;knocked out;blacked out"""
faints = """desmayado desmayada desmayo desmaye desmaya fainted collapsed colapso colapsado desplomo desplomado desplomada
privo;passed out;se privo;caido|cayo ~1 redondo|desplomado"""
on_the_floor = """suelo piso floor tirado tirada ground"""
lies_there = """;lying|laying ~3 ground|floor|outside|street|pavement;tirado|tirada ~3 suelo|piso|puerta|calle|bano|casa;man|woman|guy|senor|senora|someone ~3 on the ground|floor"""

status = """;crisis convulsiva|convulsivas|tonico*;status|estado epilep*;grand mal;second|third|another seizure|fit|convulsion;otra|segunda|tercera convulsion|crisis"""
convulses = """convulsiona convulsionando convulsiono convulsionar convulsionaba convulsing seizing fitting"""
fit = """convulsion convulsiones convulsion* convuls* seizure seizures fits
;ataque|ataques|crisis|attack ~1 epilep*;ataque|ataques ~2 epilepsia;epileptic fit|attack|seizure;a fit;ataques seguidos"""
stiff_or_foam = """espumarajos;echa|echando|espuma ~3 boca|espuma;espuma por|en ~1 boca;foam|foaming|froth|frothing ~3 mouth
;tieso|tiesa|rigido|rigida ~5 sacude|sacudidas|tiembla|temblando|temblores;da|dando sacudidas;stiff|rigid ~4 jerking|shaking|jerks;se sacude
;ojos ~2 blanco|atras;ojos ~1 vueltos|virados|desviados|torcidos;tiemblan|tiembla ~1 brazos|piernas ~2 piernas|brazos;arms and legs ~1 shaking|jerking|twitching;voltearon|voltean|voltea ~2 ojos;ojos ~2 voltearon|voltean;eyes ~2 up|back;tieso|tiesa|stiff ~4 babas|baba|drool|drooling;tiesa|tieso|rigida|rigido ~2 temblando|temblo;eyes ~2 rolled|rolling|rolled|back;foaming;espuma"""
shakes_all_over = """;tiembla|temblando|sacude ~1 todo|toda|entero|entera|cuerpo;shaking all over;body is shaking;whole body ~1 shaking"""
goes_on = """sigue siguen continua para|pasa still wont dont keeps again min mins minutos minutes ahora now
;no ~3 pasa|para|cede;right now;cant stop;wont ~1 stop"""

head = """ceja eyebrow sien temple menton cara cabeza nuca head skull craneo frente forehead"""
wound = """abierto abierta partido partida split ceja eyebrow herida chichon chipote bulto hematoma bump lump brecha corte gash cut wound bang"""
hit = """knock bash bashed thump thumped whack struck blow golpazo trompazo porrazo cabezazo golpe golpee golpeo golpeado golpeada pegue pego cayo caida caido caida cai dado da dio di golpeo golpearse choco tropezo
hit hits banged bumped fell fallen knocked whacked smacked cracked fall"""
headache = """cefalea cefalalgia jaqueca headache headaches migraine
;dolor|dolo|duele|dolia|dolido|pain|hurts|ache ~5 cabeza|nuca|head;head ~2 hurts|pain|ache|killing;cabeza ~2 duele"""
sudden = """subito subita subitamente repente repentino repentina pronto instantaneo instantanea explosivo explosiva trueno
instante brusco brusca bruscamente
sudden suddenly explosive thunder thunderclap instant instantly abrupt
;de golpe;en ~1 segundo|segundos;empezo en;out of ~1 blue|nowhere;in ~1 second|seconds|instant;came on ~2 seconds|suddenly|fast;hit me;all at once;de sopeton;de improviso;de la nada;en un instante;de un momento a otro;like lightning|bolt|explosion;in a flash"""
worst = """;como|like nunca|never;como jamas;tan fuerte nunca;peor|fuerte|intenso|terrible|horrible|grande ~6 mi vida;peor dolor|cefalea;worst ~3 headache|pain;worst ~5 my life
;worst headache ever;mas fuerte ~3 tenido"""

chest = """pecho torax chest"""
chest_hurts = """;dolor|angustia|molestia|malestar toracico|precordial;@chest ~4 squeezed|squeezing|squeeze;mano ~1 al @chest;clutching|holding ~2 @chest
;dolor|duele|oprime|opresion|presion|angustia|aprieta|apreton|punzada|punalada|pinchazo|peso|losa|elefante ~7 @chest
;@chest ~2 duele|aprieta|oprime|oprimido|apretado;@chest pain|pains|pressure|tightness|hurts|heavy|tight|discomfort|ache
;pain|pains|pressure|tightness|weight|elephant|squeezing|crushing|stabbing|hurts ~6 @chest;agarra|agarrado|grabbing|holding ~2 @chest;@chest ~2 hurts|tight|crushed|crushing|heavy
;tight|crushing|heavy @chest"""
benign_chest = """toser tos catarro gimnasio ejercicio agujetas mamar acidez ardor reflujo costilla costillas amamantar
cough coughing cold gym workout heartburn reflux nursing breastfeeding rib ribs acid indigestion muscle sore exercise mama
gases agruras congestion flemas flema phlegm vicks balsamo pezon grietas pezones musculo"""
arm_or_jaw = """brazo brazos mandibula quijada arm arms jaw shoulder hombro"""
half_body = """mitad lado medio media half side hemicuerpo"""
numb = """dormido dormida duerme durmio durmiendo adormecio adormecida adormecido adormecen entumecid* entumecio hormigueo acorchado paralizado paralizada paralisis
numb numbness weak weakness paralysed paralyzed tingly tingling droop"""
droops = """torcida torcido torcio tuerce caida caido cae desviada desviado chueca chueco colgando ladeada
drooped drooping droopy dropped drops crooked down fallen lopsided sagging sagged twisted
;de|a|to lado;to ~1 one side;looks off|weird|wrong"""
speech_lost = """;no ~1 puede|puedo|pudo|logra|podia hablar|articular;sin poder ~1 hablar;perdio el habla;dejo de hablar
;habla|hablando|hablar ~1 raro|enredado|arrastrando|trabado|rarisimo|incoherente|mal;no ~1 me|le sale|salen ~2 palabras|voz|habla;no le|me salen ~1 palabras
;se le traba ~2 lengua|habla;slurred|slurring ~1 speech|words;speech ~2 slurred|garbled;talks|talking ~1 funny|gibberish|nonsense
;cant|cannot|unable ~1 to|speak|talk;speech ~3 off|weird|strange|funny;arrastra|arrastrando ~1 las palabras;no ~1 habla bien;isnt|not speaking|talking ~1 right|properly|clearly;slurs|slurring|slurred;habla|hablando ~2 borracho|borracha;cant ~1 speak|talk;suddenly ~2 speak|talk;cant get ~2 words;gibberish;balbucea;words ~2 jumbled|mixed|garbled;no ~2 articular;cant ~2 get ~2 word|words;no ~1 entiendo|entiende ~4 habla|dice;cant understand ~4 saying
;esta|habla ~3 trabado|trabada
;no puede ~2 hablar;hablar|habla|decir|diciendo ~1 incoherencias|disparates;talking|speaking ~1 nonsense|rubbish"""
hoarse = """afonico afonica afonia laringitis ronquera hoarse laryngitis"""
sees_not = """;no veo|ve ~4 ojo;perdi|perdio|perdido ~1 vista|vision;loss|lost ~2 sight|vision;blind ~3 eye|eyes;cant see ~3 eye
;sin vision"""
drools = """;baba|babas ~5 lado;drool|drooling|drools ~4 side;saliva ~5 un lado"""
cannot_hold = """;no ~2 sostener|sujetar|agarrar|coger ~3 vaso|taza|cuchara|boligrafo|cosas|mano;cant|cannot ~1 hold|grip|lift ~4 cup|glass|pen|spoon|fork|hand"""
cannot_smile = """;no ~4 sonreir;cant|cannot ~1 smile;smile ~2 uneven"""
cannot_use = """;cant|cannot|couldnt use ~2 arm|hand|leg;fue la fuerza;se le ~2 fuerza ~2 brazo|pierna|mano;no le responde el|la brazo|pierna|mano"""
limb = """lado side brazos piernas brazo pierna mano arm leg hand"""
cannot_move = """;sin poder mover|levantar;unable to ~1 move|lift|raise|walk;;no ~2 mover|mueve|muevo|levantar|siente|siento|levanta;cant|cannot ~1 move|lift|raise|feel;sin fuerza ~3 brazo|pierna|lado;perdida|perdio|perdido|falta ~1 de|la ~1 fuerza;lost|losing ~1 feeling|strength|use;sudden weakness;weakness ~2 one|left|right
;lado|mitad|side|half ~2 paralizado|paralizada|paralysed|paralyzed|muerto|dormido;paralizado|paralizo ~3 lado|brazo|cara|pierna|mitad;paralysed|paralyzed ~3 side|arm|face
;arrastra|arrastrando ~1 pierna|pie;weak ~1 leg|arm;arm|leg ~1 drops|weak|dropped;brazo ~1 cae;se le cae ~1 brazo"""
stroke_noun = """ictus derrame acv avc infarto_cerebral stroke embolia;infarto cerebral;accidente cerebrovascular;ataque cerebral"""
heart_noun = """infarto infartado;ataque ~1 corazon|cardiaco|cardiaca;heart attack;heart attak;heart attach"""
arrest = """;parada|paro cardiac*|cardio*|cardiorrespiratoria|cardiaca|cardiaco;cardiac arrest;sin pulso;no ~2 pulso;no pulse
;corazon ~2 parado|paro;heart ~2 stopped"""

opioid = """morfina morphine oramorph oxycodone oxicodona oxycontin oxynorm percocet fentanilo fentanyl metadona methadone
buprenorfina buprenorphine tapentadol hidromorfona hydromorphone hydrocodone hidrocodona vicodin codeina codeine tramadol
heroina heroin opioide opioides opioid opioids opiaceo opiaceos duragesic matrifen durogesic palexia zaldiar adolonta"""
sedative = """alprazolam xanax trankimazin lorazepam orfidal ativan diazepam valium clonazepam rivotril klonopin zolpidem
stilnox bromazepam lexatin benzos benzodiacepinas benzodiazepines quetiapina quetiapine"""
insulin = """insulina insulinas insulin insulins lantus humalog novorapid novolog novomix tresiba toujeo levemir apidra
humulin novolin basaglar fiasp lispro aspart glargina glargine rapida lenta"""
methotrexate = """metotrexato metotrexate methotrexate metoject bertanel mtx"""
digoxin = """digoxina digoxinas digoxin digoxins lanoxin lanacordin"""
anticoagulant = """sintrom sintroms sintron acenocumarol warfarina warfarinas warfarin warfarins coumadin aldocumar jantoven
apixaban eliquis rivaroxaban xarelto dabigatran pradaxa edoxaban lixiana savaysa enoxaparina enoxaparin clexane
lovenox heparina heparin tinzaparina innohep bemiparina hibor fraxiparina dalteparina fragmin anticoagulante
anticoagulantes anticoagulado anticoagulada anticoagulados anticoagulant anticoagulants anticoagulated
clopidogrel plavix ticagrelor brilique brilinta prasugrel;blood thinner|thinners|thiner|thining"""
bleeds = """sangra sangro sangrando sangrado sangrar sangraba hemorragia bleeding bleeds bleed bled bleedin;sangre;blood"""
vomits_blood = """;vomit* ~2 negro|oscuro|cafe|black|dark;throwing up ~2 black;threw up blood;vomit* ~2 sangre;vomitando|vomita|vomite ~2 sangre;vomit* ~1 blood;vomiting|throwing ~2 blood;puking blood
;tose|tosiendo|escupe|escupiendo ~1 sangre;coughing|coughed|spitting ~2 blood;posos de cafe;coffee grounds|ground"""
blood_below = """;orin* ~2 sangre|roja|rojo;orina|orino|pis ~2 sangre|roja;mea|meo|meando sangre;pee|peeing|urine|piss|pissing|orina|orino ~2 coke|coca|cola|tea|marron|brown;pee|peeing|urine|piss|pissing ~2 blood|red|bloody
;heces|caca|deposiciones|deposicion|popo|cacas ~3 negra|negras|negro|sangre|alquitran;black|bloody|tarry ~1 stool|stools|poop|poo|shit
;stool|stools|poop|poo ~2 black|blood|tarry|tar;defeca sangre;sangre en ~2 heces|caca|orina;blood in ~2 stool|urine|pee|poop"""
wont_stop_bleeding = """;no ~2 para|deja|paran|paraba|cesa ~2 sangrar|hemorragia|sangrado|sangre;sangre|sangrado|hemorragia ~1 no ~2 para|corta|detiene;sangr* sin parar
;wont|doesnt|not|cant ~2 stop|stopping ~2 bleeding|bleed;bleeding ~2 wont|doesnt|not ~1 stop|stopping;keep|keeps ~1 bleeding|nosebleed;hour|hours|minutes|minutos|horas ~5 nosebleed|sangrando|bleeding;nosebleed ~5 wont|stop|hour|hours;bleeding ~4 stop
;mucha|lots ~1 of|sangre ~2 nariz|nose|blood;mucha sangre;lots of blood;bleeding a lot;nose ~1 bleed|bleeding ~4 wont|not|hour|hours|minutes|min;sangr* ~5 hora|horas|minutos;bleeding ~4 hour|hours|minutes;sangrar sin parar"""
bruises = """moretones moreton moratones moraton hematomas bruises bruise bruising"""

# Errors with medicines that forgive none.
wrong = """doble error equivoque equivoco equivocado equivocada equivocamos confundi confundio confundido cambie mezcle
mistake accidentally mistakenly wrong wrongly double doubled mixed messed
;dos veces;#>=2 veces;el doble;por error|equivocacion;sin querer;de mas;en vez de;en lugar de;en ves de;by mistake|accident
;mixed up;messed up;instead of;should have been;eran ~1 #;twice;two times;#>=3 times;times too;times to much;too much;to much
;a la vez;al mismo tiempo;at the same time;at once;in a row;seguidos|seguidas;sin quitar;without taking ~4 off;extra
;supposed to be;y eran;y era;eran ~1 de;juntas|juntos|together"""
daily = """diario diaria diariamente daily everyday;todos los dias;cada dia;every day;each day;#>=2 dias ~1 seguidos
;#>=2 dias;#>=2 days;days in a row;dia si"""

# What only talks about an emergency.
topic = """antidoto antidotos sintoma sintomas signo signos senal senales indicio riesgo riesgos tratamiento
tratamientos protocolo guia guias pauta prevencion prevenir evitar informacion folleto material prospecto contraindicado
contraindicada contraindicaciones caducidad indicado indicada efectos toxicidad causas causa diferencia definicion
diagnostico niveles manejo profilaxis estadistica curso charla trabajo examen articulo secundario secundarios adversos
aumenta aumentan advertencia cartel sirve dosificacion conservacion
antidote antidotes symptom symptoms sign signs risk risks treatment treatments guideline guidelines protocol prevention
prevent avoid information leaflet contraindicated contraindications expiry toxicity causes cause difference definition
diagnosis management prophylaxis statistics course exam lecture article indicated effect effects increase increases
raise raises warning warns definition
;que es|son|significa|medidas;que ~2 hacer en|ante|con;what ~2 done|do in;what does|do ~5 mean;como se ~1 trata|tratan|maneja|usa;en caso de;puede|pueden|podria|puedo ~2 causar|provocar|producir|dar|tener|deprimir
;causa|causan|provoca|provocan|produce|producen;hace|hacen ~1 sangrar|dormir|dano|efecto|convulsionar;informacion|info sobre;despues de un|una;tras un|una;telefono|numero de|para
;para la|las|el|los|prevenir;contra la|las|el;dieta|vida tras;de|por el|la|un riesgo;dosis de|en|para;en|con antecedentes|historia
;what is|are|does|means;how is|are|to ~1 treat|treated|use|prevent;in case of;can|could|may|might|does|do|will ~3 cause|trigger|lead|produce|depress
;cause|causes|causing;after a|an|having;for a|an|the prevention;side effect|effects;what should be done;in|with a history
;how does|do ~6 work|works;como|cuando ~1 actua|funciona|usa|utiliza|da|administra;used for|in;info on|about;number please;phone number;hotline"""
history = """antecedente antecedentes historial history previous prior previously
;hace|hacia ~2 ano|anos|mes|meses;hace tiempo;ano pasado;anos atras;meses atras;mes pasado;en 19*|20*;en #>=1950;de pequeno|pequena|joven
;years|year|months|month ago;last year|month;in #>=1950;since #>=1950;when i was;as a child;a while|month|year back;once had
;fallecio|murio|died ~1 de|of"""
now = """ahora ahorita acaba acabo urgente socorro auxilio ayuda ayudenme urgencia now help urgent asap sospecha suspected possible
posible probable
;esta|estan ~1 teniendo|dando|sufriendo|dandole;dandole|dandome|dandonos;le|me esta|estan ~1 dando;le|me dio|dieron|da|ha
;creo|creemos que;i think|suspect;is|hes|shes|are|im|am having;having a|an;right now;just had|now;what do i do|now
;que|q hago|hacemos;aqui en;en la|el cola|farmacia|mostrador|tienda;in the|this shop|store|queue|pharmacy;at the counter
;esta|estan teniendo|con;se ~1 muere|muriendo;llego hace;came in;sigue|siguen;still going"""

# What says that it is happening now, whatever date stands beside it.
urgent = """urgente socorro auxilio acaba acabo urgent;ahora mismo;ahora me|se|le;right now;desde hace;since ~3 ago
;esta|estan ~1 teniendo|dando|sufriendo|dandole;is|hes|shes|are|im|am having;quiero|want;another|again;otra vez;de nuevo"""

animal = """perro perra perros perrito perrita cachorro cachorra gato gata gatos gatito gatita mascota conejo coneja hamster cobaya
huron caballo yegua loro dog dogs doggy puppy cat cats kitten rabbit bunny hamster ferret horse parrot;guinea pig;my|our|the pet"""
it_swallowed = """comio comido comiendo trago tragado lamio lamido lame chupo chupado mastico masticado ingirio ingerido
bebio bebido zampo ate eaten licked swallowed chewed drank ingested gobbled munched
;got|gotten|getting into|hold;se tomo|mordio;ha tomado"""
of_a_family = """marido mujer esposo esposa padre madre papa mama abuelo abuela hermano hermana amigo amiga vecino vecina paciente
persona cliente clienta husband wife father mother dad mom mum grandpa grandma brother sister friend patient person customer
;me|i ~1 tome|tomado|comi|comido|trague|took|ate|swallowed|drank"""
blood_sugar = """azucar azucares glucosa glucemia glicemia glucometro dextro sugar sugars glucose bg;blood sugar"""
low_sugar = """hipoglucemia hipoglucemico hipoglucemica hipoglicemia hipo hypoglycemia hypoglycaemia hypo hypos
;@blood_sugar ~3 baja|bajo|bajos|bajado|bajisimo|bajisima|bajada|low|dropped|crashed|crashing|plummeted|tanking
;baja|bajo|bajon|bajada|low|bajado ~2 de|the|el|of|blood|la ~0 @blood_sugar;bajon|bajada de @blood_sugar"""
hypo_signs = """tiembla temblando temblor temblores tembloroso temblorosa sudando sudor sudores sudada sudado confuso confusa confundido
confundida mareado mareada palido palida debil desorientado desorientada balbucea atontado atontada
shaking shaky sweating sweaty confused dizzy pale trembling clammy weird disoriented woozy
;no ~2 reacciona|responde;not making sense"""

fever = """fiebre febril febricula calentura calenturita destemplado fever feverish temp temperature"""
pregnant = """embarazada embarazo gestante prenada encinta pregnant pregnancy"""
bleeds_now = """sangra sangrando sangrado sangro bleeding bleeds bled hemorragia hemorrhage"""
heavily = """mucho mucha muchisimo muchisima abundante abundantemente chorros heavily heavy badly profusely gushing
;a chorros;a lot;no para|deja;wont stop"""
first_weeks = """newborn neonate neonato neonata
;recien nacido|nacida;#<=2 mes|meses|month|months|mo|mth|mths
;#<=12 week|weeks|wk|wks ~0 old;#<=60 day|days ~0 old
;bebe|baby|bebito|bebita|hijo|hija|nino|nina|son|daughter|sobrino|nieto|nieta ~2 #<=12 semanas|semana|weeks|week
;bebe|baby|bebito|bebita|hijo|hija|nino|nina|son|daughter|sobrino|nieto|nieta ~3 #<=60 dias|dia|days|day"""
nsaid = """ibuprofeno ibuprofen ibu advil motrin nurofen espidifen actron naproxeno naproxen aleve diclofenaco diclofenac
voltaren dexketoprofeno enantyum ketorolaco ketorolac meloxicam aspirina aspirin adiro aas etoricoxib celecoxib"""
stools = """heces deposicion deposiciones caca cacas popo excremento stool stools poop poo"""
suddenly = """repente repentino repentina subito subita sudden suddenly"""

# In the order in which they win: the first kind with a pattern that fits is the emergency.
# `event`: somebody lives it. Ruled out only by a date long past.
# `mention`: the thing is named. Ruled out too where the question is about it as a subject.
[[kinds]]
name = "animal_poisoning"
event = [
  "@animal ~3 @it_swallowed - @child - @of_a_family - @topic - pienso|croqueta|kibble - puede|can|could|if|si",
  "@it_swallowed ~5 el|la|mi|un|una|our|my|the @animal - @child - @of_a_family - @topic - puede|can|could|if|si|comida|food|pastilla|pastillas|pill|pills|medicine|medicina|medicacion|meds ~2 de|del|of",
  "di|dimos|dio|gave ~6 @animal + @bad_after|@impaired|convuls*|seizure|error|accidente|mistake|accidentally|accident|@too_much - @child - @topic",
  "@animal + intoxicado|intoxicada|envenenado|envenenada|poisoned - @child - @of_a_family - @topic",
]
mention = []

[[kinds]]
name = "suicidal_intent"
event = [
  "@wants ~3 @kill_self - @figure_of_speech",
  "@kill_self - @topic - @figure_of_speech - piojos|lice",
  "quiero|quisiera|kiero|deseo|prefiero|prefiere|quiere|want|wanna|wants|wish ~3 @die - @figure_of_speech",
  "ganas de ~1 morir|morirme|morirse|desaparecer|quitarme",
  "no quiero|quiere|kiero ~2 vivir|viviendo|vivo|despertar|despertarme|existir",
  "dont|doesnt|didnt|do|not ~2 want|wanna ~1 to ~1 live|exist",
  "dont|doesnt ~2 want ~1 to ~1 be ~1 here|alive|around",
  "mejor|better ~2 muerto|muerta|dead - @figure_of_speech",
  "better off without me",
  "dont|doesnt|not ~1 want|wanna ~1 to ~1 go on ~0 i|im|and|anymore|living|like|have|got",
  "no ~1 quiero ~1 seguir ~0 mas|asi|viviendo|adelante + pastillas|pastilla|vida|mundo|veneno|aca|aqui - tratamiento|dieta|tomando|tomar",
  "estarian|estaria|estaran mejor sin mi",
  "wish i ~2 dead|never",
  "ojala ~2 muerto|muriera|despierte|muerta",
  "no ~2 sentido|razon|razones|motivos|reason|reasons|point ~3 vivir|seguir|live|living|viviendo|go|going",
  "no aguanto|puedo|soporto mas ~3 morir|desaparecer|vivir|acabar|matar*",
  "acabar|terminar con mi|su vida",
  "pastillas|pills ~4 acabar|end|matarme",
  "para no despertar|despertarme",
  "how many|much ~8 not ~1 wake",
  "cuant*|cuanto|cuanta|cuantos|cuantas|how|many|dosis|dose|que|which|what ~8 para|to|me|would ~4 morir|morirme|matarme|matarse|kill ~1 me|myself|morir|morirme|matarme|matarse|someone|una",
  "how many|much ~6 kill me|myself|somebody|someone",
  "how many|much ~6 die",
  "how many|much ~6 to end it|everything|all",
  "cuant*|cuanto|cuanta|cuantos|cuantas ~6 morir|morirse|morirme|matarme|matarse|despertar",
  "mata|matan|matar ~3 sin dolor|sufrir",
  "kill|kills ~3 painlessly|peacefully",
  "kill|kills ~3 without|no pain",
  "dosis|dose|cantidad letal|mortal|lethal|fatal ~6 mi|para_mi|me|myself|conmigo",
  "lethal|fatal|deadly dose ~5 for me|myself",
  "cortado|corto|cortarme|corte|cortarse ~2 venas|munecas|brazos",
  "cut|cutting|slit ~2 wrist|wrists|veins",
  "cutting myself",
  "@wants|ideas ~2 hacerme|hacerse|lastimarme|cortarme ~1 dano - puede|pueden|dar|efecto",
  "quiero|quisiera lastimarme|cortarme",
  "hurt|harm|hurting|harming ~1 myself|herself|himself|themselves",
  "done with it|everything|life + pills|all|going",
  "be done with it",
  "voy|va a tomarme|tomarse|tragarme ~1 todas",
  "going to take all|every ~3 pills|tablets|my",
  "desaparecer|disappear ~2 siempre|forever|todo",
  "take|taking his|her|my|their own life",
  "quitarme|quitarse|quitar ~3 medio|vida",
  "@wants|ganas ~3 tomarme|tomarse|tragarme|tragarse ~2 todas|todos|todo|todas_las",
  "@wants|thinking|think|about ~3 taking|take|swallow|swallowing all|every ~3 pills|tablets|meds|my|these|them",
  "@wants|im|am ~2 to overdose",
  "cuant*|cuanto|cuantos|cuantas|cuanta|many|much ~5 mortal|mortales|letal|letales|deadly|lethal|fatal - people|personas|perro|gato|dog|cat|cats|gatos",
  "pienso|pensar|pensando|think|thinking|thoughts ~2 death|dying|muerte|morir|matarme|suicide|suicidio - puede|can|cause",
  "mortal|mortales|letal|letales|lethal|fatal|deadly + cuant*|cuanto|cuantas|cuantos|cuantas|how ~3 pastillas|pills|tablets|comprimidos|mg - perro|gato|dog|cat",
  "enough|suficiente|suficientes|bastan|bastante ~3 kill|matarme|morir|matar|die",
  "me muero|moriria|morire|would_die|die + si|if + todo|toda|all|whole|pastillas|pills|frasco|bottle",
  "no|isnt|not ~2 vale|worth ~2 pena|living ~1 vivir|living|anymore",
  "life isnt|not ~1 worth",
  "pensamientos|ideas|ideaciones|thoughts ~2 muerte|suicid*|death|dying|suicida|suicidas|suicidal - puede|pueden|produce|producen|causa|causan|can|cause|does|do|aumenta|increase|risk|riesgo|efecto|effect|principio|first|jovenes|young|raise",
  "mejor me muero|muera",
  "no|cant|cannot ~1 soporto|aguanto|stand|bear ~2 vivir|living|vida|life",
  "no estar|seguir viva|vivo",
  "to not|never be ~1 alive|here",
  "se mata|mate|suicida + manana|hoy|dice|dicho|amenaza - piojos",
  "@somebody ~6 kill themselves|himself|herself",
  "preparado|preparadas|tengo|got|have|hidden|guardadas|ready ~3 pastillas|pills ~4 irme|go|morir|die|end|acabar - organizer|pastillero|receta|viaje",
  "@purpose + @took|pills|pastillas|tablets|medicacion|tomo",
  "ojala|wish ~4 @neg ~2 @wakes",
  "no veo|hay ~1 salida - farmacia|emergencia",
  "see no way out",
  "no way out",
  "rather be|die dead|!of",
  "id rather be dead",
  "sleep|dormir|dormirme ~2 never|nunca ~1 wake|despertar|despertarme",
  "dormir|dormirme y no despertar|despertarme ~0 !tantas|por|en|cada|durante|con|a",
  "sleep and not wake|waking ~1 up ~0 !at|during|in|so|every",
  "cuanto|cuanta|cuantas|how ~6 dormirse|dormirme|sleep ~3 no|not|never ~1 despertar|wake",
  "harto|harta|cansado|cansada|tired|sick ~3 vivir|living|life|vida|alive",
  "@goodbye + pastillas|pills|tablets|matar*|die|killing|myself",
  "carta de despedida",
  "nobody|noone|nadie ~3 miss|extranaria|echaria|notice ~4 me|menos|gone|falta",
  "cant|cannot go on ~2 anymore|like|living",
  "feel|feels|siento ~3 like ~1 dying",
  "tried|try|trying|intento|intentado ~2 hang|ahorcarse|ahorcarme|himself|herself",
  "tirarme|tirarse|saltar ~3 balcon|puente|ventana|vias|tren",
  "se autolesiona|corta",
  "estar|be|live|vivir ~2 este|this mundo|world - how",
  "quiso|queria|intento ~1 ahorcarse|ahorcar|matarse|suicidarse|tirarse|matar|cortarse",
  "se ~1 quiso ~1 ahorcar|matar|suicidar|tirar",
  "no puedo ~1 con mi|esta vida",
  "cant|cannot go on - without|vacation|holiday",
  "no quiero|puedo seguir adelante|asi|mas + pastillas|bote|vida|frasco|pills - tratamiento|dieta|tomando",
  "bote|frasco|bottle|caja ~2 pastillas|pills ~4 mano|hand|manos + no|cant|dont|quiero|want|vivir|seguir|end",
  "no ~2 quiero estar aqui|viva|vivo|mas_aqui - farmacia|espera|cola",
  "irme|marcharme|dormirme|desaparecer|dormir para siempre",
  "want|wanna out for good",
  "cant do this|life anymore",
  "dont|doesnt|no ~1 care ~2 if|whether ~1 i ~1 die|live",
  "me da igual ~2 morir|morirme|vivir",
  "hacer una locura|tonteria ~4 pastillas|medicacion|vida",
  "something|thing stupid|terrible ~4 pills|tablets|meds|myself",
  "keep|keeps|sigo|he ~2 thinking|pensando|pensado ~4 cutting|cortarme|dying|morir|death|muerte|suicide",
  "wants|want|quiere|dice ~5 @die - @figure_of_speech - to ~0 know",
  "no puedo mas|seguir + vivir|vida|morir|acabar|pastillas",
]
mention = [
  "@suicide + @somebody|@now|@wants - ideas|ideacion|ideation|jovenes|young|thoughts",
  "intento|attempt ~2 suicidio|suicide + pastillas|pills|tablets|llego|ahora|rato|now|just|came - hace ~1 anos",
  "@suicide|intento|attempt + pastillas|pills|tablets|paciente|patient + intento|attempt|attempted|suicid*|autolitico",
  "im|i|am|estoy|soy|feel|feeling|siento ~2 @suicide",
]

[[kinds]]
name = "anaphylaxis"
event = [
  "@throat ~3 cierra|cerrando|cerrar|cerro|cerrada|closing|closes|closed|close|tightening",
  "cierra|cerrando|cerro|closing|tightening ~3 @throat",
  "@swells + @face_parts|@throat|cuello|neck|ojos|eyes + @cannot_breathe|@wheeze|@choking|@hives|tragar|swallow",
  "@throat ~4 tight|closed|itches|itchy|pica|apretada|rara + @sting_or_food|@allergic",
  "mani|cacahuete|peanut|peanuts|nueces|nuts|marisco|shrimp|gambas|huevo|egg + hinchado|hinchada|puffy|swollen|swelling|hincha - dedo|mano|pie|brazo|finger|hand|foot|arm|leg|pierna",
  "cara|face ~2 deformada|deformed",
  "@hives ~4 @everywhere",
  "tragar|swallow|swallowing + ronca|ronco|hoarse|voice|voz + picadura|sting|stung|after|tras|pastilla|vacuna|vaccine|comio|ate - catarro|cold|days|dias|ayer|yesterday",
  "breathless|ahogo ~6 vacuna|vaccine|inyeccion|injection|shot|jab",
  "@allergic + @cannot_breathe - @nose - primavera|pollen|polen|hay",
  "@hives + vomit*|vomita|vomiting|throwing|faint|desmay*|mareado|mareada|dizzy + @ate|@sting_or_food|@took|eating|cashew",
  "covered in @hives",
  "@everywhere ~1 de|in|with|of @hives",
  "@itches_all_over + @throat",
  "@throat ~3 rara|raro|weird|funny|strange|tight + @sting_or_food|@itches_all_over",
  "cuesta|dificil|hard|difficulty|trouble ~2 tragar|swallow|swallowing + @swells|@hives|alergia|allergy|ojos|eyes",
  "@allergic + stung|picado|pico|comio|comi|ate|eaten - ayer|yesterday|hace|crema|cream|roncha",
  "@allergic ~1 reaction|reaccion + @cannot_breathe|@choking|@swells|@wheeze",
  "lips|lip|labios|tongue|lengua|throat|boca ~3 tingling|tingly|hormigueo|pican|picor|itching|itchy|tingles + @sting_or_food|ate|comio|comi|after|despues",
  "@swells ~3 ojos|eyes ~3 boca|mouth|labios|lips|cara|face",
  "eyes|ojos ~3 boca|mouth|labios|lips ~2 @swells",
  "@swells + boca|mouth - muela|tooth|dentista|dentist|encia|gum|extraccion",
  "@swells + @face_parts - corticoide|corticoides|prednisona|prednisone|dexametasona|steroid|steroids|cold|does - otra pastilla|vez - what does - muela|diente|dientes|flemon|tooth|dental|wisdom|crema|hialuronico|botox|herpes|labial|secos",
  "cara|face|lips|labios ~3 globo|balloon|monstruo",
  "@swells ~2 @everywhere + @sting_or_food",
  "@everywhere ~1 @swells + @sting_or_food",
  "@hives + @cannot_breathe|@wheeze|@choking|@throat",
  "@hives ~3 @everywhere + vomit*|vomita|vomiting|throwing|mareado|mareada|dizzy|@cannot_breathe|@sting_or_food",
  "@cannot_breathe|@wheeze|@choking + @sting_or_food - inhalador|inhaler|asma|asthma|@opioid - @nose",
  "@cannot_breathe|@wheeze|@choking + @swells + @face_parts|@throat|@everywhere|toda|cara",
  "@blue ~2 desde|since|despues|after + tomo|took|taking|tome|amoxicilina|amoxicillin|antibiotico|antibiotic - @opioid",
  "turning|poniendo|pone ~1 @blue + desde|since|despues|after - @opioid",
  "epipen|adrenalina|epinephrine|altellus|jext|autoinyector ~4 puse|puesto|used|gave + sigo|sigue|still|worse|mal|again",
  "puse|puesto|used|gave ~3 epipen|adrenalina|epinephrine|altellus|jext + sigo|sigue|still|worse|mal|again",
]
mention = [
  "anafilaxia|anaphylaxis|anafilactico|anafilactica|anaphylactic",
  "reaccion alergica ~2 grave|fuerte|severa|gravisima",
  "severe|bad|serious|strong allergic reaction",
]

[[kinds]]
name = "depressed_breathing"
event = [
  "no ~1 puedo|puede|logra|consigue ~1 respirar|respira|respiro - @nose - dormir|noche - when|cuando ~2 @cannot_breathe - no ~1 respira ~1 bien - no respiro bien - can|trabajo|correr",
  "cant|cannot|couldnt|isnt|not ~1 breathe|breath|breathing - @nose - when ~2 @cannot_breathe - night|sleep",
  "@breathes ~2 @badly - @nose - asma leve - alergia|allergies",
  "@badly ~1 @breathes - @nose",
  "@neg ~2 coge|agarra|entra|toma|jala|get|catch|catching|draw|getting ~3 aire|air|breath",
  "quedando|quedo|quedandose ~1 sin aire",
  "fue|va el aire",
  "deja|dejo|dejando|para|paraba ~1 de respirar",
  "stops|stopping|stopped|stop|pauses ~1 breathing",
  "struggling|fighting|gasping ~2 breath|breathe|air",
  "breathless|ahogo ~4 desde|since|after|al|minuto|minute|hablar|talk|vacuna|vaccine|inyeccion|injection - escaleras|stairs|subir|meses|months|ejercicio|exercise",
  "too breathless",
  "loud|fuerte ~2 whistling|silbido|wheeze|wheezing + breathing|respirar|chest|pecho",
  "chest|pecho|costillas|ribs ~3 sinking|hunde|hunden|sucking|mete|metiendo",
  "@cannot_breathe - @nose - when|cuando ~2 @cannot_breathe - ansiedad|dormir|noche|noches|night|alergia|allergies|hay|catarro|resfriado|cold - trabajo|work|deudas",
  "@turns @blue - pastilla|pill|capsula|tablet|strip|tira|orina|urine|pee|dedos|fingers|moraton|unas - es|is @blue - color|caja|box",
  "@poison|pastilla*|pill|tablet ~2 atascada|stuck ~3 garganta|throat + @cannot_breathe|@choking",
  "respira|respirando ~3 lento|lentamente|despacio|raro|mal|trompicones|superficial|poco|veces|#<=9 - @nose - alergia|primavera|primaveral",
  "breathing|breathes|breaths ~3 slow|slowly|shallow|weird|funny|strange|badly|stopping - @nose",
  "#<=9 breaths|respiraciones ~3 minuto|minute|min",
  "respira ~1 #<=9|dos|two veces",
  "not breathing ~1 right|well|properly|ok - @nose",
  "no respira ~1 bien + @opioid|@sedative|parche|patch",
  "labios|lips|boca|cara|unas|face ~2 @blue",
  "@blue ~1 labios|lips|cara|face",
  "@turns ~1 @blue + @cannot_breathe|respira|breathing|jadea|gasping|@somebody - pastilla|pill|capsula|tablet",
  "jadea|jadeando|gasping|gasps",
  "ronca|roncando|snoring|ronquido|snores ~2 raro|rara|weird|strange|funny|@blue",
  "raro|weird|strange|funny ~1 snoring|ronquido|snore",
  "@choking - can|puede|riesgo|risk|hazard",
  "@opioid|@sedative|parche|parches|patch|patches + esta|is|hes|shes|it ~1 muy|very|demasiado|really|tan|so ~1 dormido|dormida|sleepy|drowsy|adormilado|adormilada",
  "@opioid|parche|patch|patches + ~0 out of it",
  "se le corta ~2 respiracion",
]
mention = []

[[kinds]]
name = "unconscious"
event = [
  "@limp + @no_reaction|@dont_wake|bebe|baby|responde|hijo|son",
  "@neg ~3 @wakes - i ~3 @wakes - noche|night|noches|nights|descansado|rested|morning|manana|alarma|alarm|antibiotic|antibiotico - me @wakes - @wants - tantas veces - para ~3 @wakes - should|let|debo|dejo",
  "@neg ~2 @reacts - tratamiento|treatment|antibiotico|antibiotic|crust|legana|morning|pegados|phone|telefono|emails|infection|infeccion|herida|losartan|pressure|presion|tension|@wants - responde|responden|responding|respond al|a|to !me|estimulos|voz|us|voice|pain|dolor|nada|anything|name",
  "@dont_wake - por la noche - tantas veces - at night - descansado|rested|i_cant|me_despierto|alarma|alarm",
  "@no_reaction - responde|responden|responding|respond|react|reacciona al|a|to !me|estimulos|voz|nombre|us|voice|name|pain|dolor|nada|anything - telefono|phone|emails|pestana|morning|manana|eyes|ojos|broma - herida|infection|infeccion",
  "@no_reaction + pastillas|pills|tablets|insulina|insulin|suelo|floor|parche|patch",
  "@unconscious - @figure_of_speech",
  "collapsed - lung|pulmon|arch - yesterday|ayer",
  "se ha|a caido ~2 redondo|desplomado",
  "@faints + ahora|now|cliente|clienta|customer|vuelve|responde|sigue|still|suelo|floor|after|despues|man|senor|senora|hombre|mujer|aqui|here|answering|insulina|insulin|@no_reaction|@dont_wake",
  "se ha|a desmayado|desmayada|desplomado",
  "se desmayo|desplomo|privo - ayer|yesterday|cuando|when",
  "encontre|encontramos|encontro|found ~4 @on_the_floor",
  "@lies_there",
  "no|nothing|cant|wont|doesnt|hasnt|imposible ~9 @open_eyes - crust|legana|leganas|conjuntivitis|morning|pegados|alergia",
  "como|like un|a trapo|rag|doll|muneco",
  "@limp ~3 !skin + mira|look|responde|llora|cry|baby|bebe",
  "dropped|fell|cayo|caido|desplomado ~3 floor|suelo|redondo|desplomado + cliente|customer|man|woman|senor|senora|someone|somebody|persona|patient|paciente - me|mi|pill|pastilla|box|caja",
  "hipoglucemia|hypo|hypoglycemia|hypoglycaemia + @no_reaction|@dont_wake|@unconscious|confuso|confused|convuls*",
  "no ~2 habla|contesta|reacciona + ni abre|abre|mueve",
  "como|like muerto|muerta|dead",
  "passed out",
]
mention = []

[[kinds]]
name = "hypoglycaemia"
event = [
  "glucosa|glucose|sugar|azucar|glucemia ~4 #15-45 - mmol|g - phosphate|fosfato",
  "diabetic|diabetico|diabetica|insulina|insulin + @impaired - nivel|levels",
  "insulina|insulin + temblando|tiembla|shaking|shaky|sudando|sweating + comio|eat|ate|eaten|coordina|confused|confuso|confusa",
  "@blood_sugar ~4 #20-59 - mmol|g|mg - a1c|hba1c|hemoglobina|ano|anos|years|kilos|kg|rango|range|meta|target|goal|objetivo|calorias|carbs|gramos|grams - @topic",
  "#20-59 ~1 de ~0 @blood_sugar - gramos|grams|g|cucharadas|sobres - @topic",
  "#1-3 ~1 mmol|mmols + @blood_sugar - @topic",
  "@low_sugar + @hypo_signs|@impaired|@bad_after - @topic - puede|pueden|can|could|si|if|cuando|when|por_que|why",
  "diabetic|diabetico|diabetica|insulina|insulin + @hypo_signs + temblando|temblor|tiembla|sudando|sudor|shaking|shaky|sweating|sweaty|trembling - @topic - puede|pueden|can|could|si|if|cuando|when",
]
mention = []

[[kinds]]
name = "seizure"
event = [
  "@convulses - clothes|ropa",
  "@stiff_or_foam - crema|afeitar|shaving|jabon|soap|cepillo|mousse|pelo|colutorio|mouthwash|hace|hair|gel",
  "@shakes_all_over + @goes_on|ojos|eyes|ataque|fit|foaming|espuma",
  "ataque ~3 tiembla|convulsion*|sacude",
  "le|dandole|dandome|dando ~2 ataque|ataques - ansiedad|panico|tos|asma|anxiety|panic|gota|celos|risa|nervios|corazon",
  "fits one after another",
  "dio|dieron|da|dando|estan|had ~3 convulsion*|convulsiones|ataque|fit|seizure - ansiedad|panico|tos|panic|anxiety|asma|asthma|corazon|risa|gota|hace|history|nervios",
  "some kind of fit|seizure",
  "@fit ~4 wont|not|doesnt ~2 stop",
  "stiff and shaking|jerking",
  "fits|fit ~3 without waking",
  "been fitting|seizing",
  "@status",
  "#>=2|dos|two seizures|convulsiones|fits|ataques ~2 today|hoy|seguidas|row",
  "convulsiono ~3 hoy|ahora|otra|dos",
  "rigido|rigida|stiff|tieso|tiesa + baba|drool|drooling|foaming|espuma|ojos|eyes|shaking|temblando - cuello|neck",
  "@fit + @person|@child|minutos|minutes|min|hora|hour|casa|sigue|cede - for|para|contra|antecedentes|history|desde|epilepsia|epilepsy|tomo|toma|takes|take|medication|risk|vacuna|vaccine - @topic",
  "temblores|tremors ~4 cuerpo|body + mirada|perdida|gaze|responde|responding",
  "ojos ~3 atras ~3 patalea|tiembla|sacude",
  "eyes rolled",
]
mention = [
  "@fit + @now|sigue|pasa|para|le|tiene|suelo|floor|having|started|fever|fiebre|lleva|again|min|minutos|minutes - for|antecedentes|history|desde",
  "fever|febrile|febril seizure|convulsion|seizures|convulsiones ~2 right|now|ahora|still|going",
]

[[kinds]]
name = "stroke"
event = [
  "boca|cara|face|mouth|smile|sonrisa|comisura|parpado ~4 @droops",
  "@droops ~2 boca|cara|mouth|face",
  "media|half|mitad|side ~3 cara|face ~3 @droops|@numb|down|paralizada",
  "one side ~3 face|body|mouth",
  "@cannot_move + @limb|@half_body|@speech_lost - hombro|codo|rodilla|lesion|esguince|fractura|vacuna|vaccine|jab|sprain|shoulder|knee|elbow",
  "@cannot_move + @speech_lost",
  "@drools",
  "parpado|eyelid ~3 caido|cae|dropped|drooping|droops + cara|face|mueve|moving|boca|mouth",
  "mirada|stare|stares|gaze ~1 ida|perdida|blank|blankly + habla|speaking|talk|responde",
  "no|doesnt|not ~2 know|sabe ~1 donde|where ~2 esta|is - farmacia|receta|prescription",
  "@cannot_hold - parkinson|artritis|arthritis|artrosis|esguince|sprain",
  "no|doesnt|not ~2 entiende|understand ~5 @sudden",
  "@sudden ~4 no|doesnt|cant ~1 entiende|understand|habla|speak",
  "medio|media|half ~3 cuerpo|body ~3 muerto|muerta|dead|tonto|paralizado|raro",
  "cuesta|hard|trouble|difficulty ~2 hablar|talk|speak|talking|speaking + cara|face|lado|side|brazo|arm|@sudden",
  "@cannot_smile",
  "@cannot_use - hombro|shoulder|fracture|fractura",
  "lado|mitad|side|half ~2 paralizado|paralizada|paralysed|paralyzed",
  "perdida|lost|perdio ~3 fuerza|feeling|strength|sensibilidad + @limb",
  "paralizado|paralizo|paralizada|paralysed|paralyzed ~3 lado|mitad|side|cara|face",
  "sudden weakness|numbness",
  "debilidad|weakness ~3 lado|side|brazo|arm|pierna|leg + @sudden|lado|side",
  "confused|confusa|confuso|desorientado|desorientada|coordina ~6 @sudden + habla|speak|speech|talk|brazo|arm",
  "@sudden + coordina|doble|double ~1 vision + mareo|mareado|mareada|dizzy|habla",
  "vision doble|double + @sudden",
  "double vision + @sudden",
  "@speech_lost - despues|after|tras|desde ~4 @stroke_noun - @hoarse - @throat - dormir|bebe|ano|anos",
  "@numb ~5 @half_body + cara|face|cuerpo|body|brazo|arm|golpe|repente|suddenly|sudden - dormir|sleep|lie|sleeping|duermo",
  "@half_body ~4 cara|cuerpo|face|body ~3 @numb",
  "@half_body ~2 body|cuerpo ~1 @numb",
  "cara|face|arm|brazo ~3 cara|face|arm|brazo ~3 @numb",
  "se ~2 duerme|durmio|dormido ~3 mitad|lado|media",
  "@sees_not + @sudden|@numb|@half_body",
  "@sudden + @sees_not",
  "slurred|slurring",
]
mention = [
  "@stroke_noun + @now|having|dando|teniendo",
  "tuvo|tiene|had|having|has|sufrio ~2 @stroke_noun ~2 ahora|now|hoy|today|acaba|just",
]

[[kinds]]
name = "heart"
event = [
  "@chest_hurts + @arm_or_jaw|sudor|sudores|sudo|sudando|sweat|sweats|sweaty|sweating|clammy|@cannot_breathe|vomit*|vomitar|nauseas|sick|nausea|mareado|mareada|dizzy|faint|minutos|minutes|hora|horas|hour|hours|fuerte|strong|severe|bad|crushing|elefante|elephant|losa|frio",
  "elefante|losa|elephant|weight|yunque|nudo|knot ~4 @chest",
  "parado|stopped|paro ~2 corazon|heart",
  "corazon|heart ~1 parado|stopped|stop",
  "@chest ~4 elefante|losa|elephant",
  "crushing ~1 @chest",
  "aplastan|aplasta|aplastando|standing|stepping|sitting|pisa|pisando ~5 @chest - stool|silla",
  "@chest ~4 closing|cierra|cerrando",
  "dolor|pain|numb|dormido ~3 brazo|arm ~1 izquierdo|left - vacuna|vaccine|jab|caida|fell",
  "pain ~4 left arm|shoulder - vaccine|jab",
  "izquierdo|left ~1 brazo|arm + @chest|sudor|sweating|sweat",
  "cafinitrina|nitroglicerina|nitro|nitroglycerin|vernies|solinitrina ~8 no|isnt|not|doesnt ~3 quita|pasa|mejora|going|working|help|relief + @chest_hurts",
  "@chest_hurts + no|isnt|not|doesnt|wont ~2 quita|pasa|cede|going|stop",
]
mention = [
  "@arrest",
  "@chest_hurts - @benign_chest - ansiedad - angina de pecho - mes|meses|months",
  "@heart_noun + le doy|damos|pongo",
  "@heart_noun + do i|we give",
  "@heart_noun + @now|having|dando|teniendo - price|precio|lol",
]

[[kinds]]
name = "anticoagulant_bleeding"
event = [
  "@anticoagulant + @hit ~5 @head",
  "@anticoagulant + @head ~2 @hit",
  "@anticoagulant + @hit|@wound + @head - dolor|duele|headache|pastilla|pill",
  "@anticoagulant + fell|fallen|cayo|caido|caida|cai|escaleras|stairs - me|le cayo - patch|parche|pastilla|pill|caja|box|frasco|bottle|asleep|dormido|evitar|risk|riesgo - caida de|del ~1 pelo|cabello - hair fell|fallen out",
  "@anticoagulant + @vomits_blood|@blood_below|@wont_stop_bleeding",
  "@anticoagulant + sangra|sangrando|sangro|bleeding|bleeds|sangran|hemorragia - @topic - what|which|cual|cuales|que ~1 bleeding|bleeds|sangrado|sangrados|hemorragia|hemorragias - causar - quien|facilmente|easily|who|facil|slight|slightly|leve|site|zona|poquito",
  "@anticoagulant + @bruises ~4 enormes|huge|everywhere|cuerpo|grandes|partes|all|over|sitios",
  "@anticoagulant + no|wont|not|doesnt ~2 coagula|clot|clotting|cicatriza_ni",
  "@anticoagulant + enormes|huge|big|grandes ~1 @bruises",
  "inr ~4 #>=7",
  "@bruises ~4 inr",
  "@vomits_blood - @topic",
  "@wont_stop_bleeding - regla|period|menstruacion|menstrual|bloody - puntos|gengivitis|encias",
  "posos de cafe + vomit*",
  "coffee grounds|ground + vomit*|throwing|puking|vomiting",
]
mention = []

[[kinds]]
name = "child_poisoning"
event = [
  "@child + trago|tragado|swallowed ~2 moneda|coin|magnet|iman|pila|battery|boton|button|juguete|toy|tornillo|aguja|needle",
  "@child + @drank|@took_surely|tomo|tomado ~2 agua oxigenada|fuerte",
  "@child + mordio|bit|chewed ~3 termometro|thermometer|pila|battery|bombilla",
  "@child + @ingested - agua|water|comida|chicle|gum|mocos|flema - @if_any_child",
  "@child + @drank|@ate|@took_surely|tomo ~7 @poison - @if_any_child",
  "@child ~4 put|puts|puso|metio ~4 @poison",
  "shes|hes|tiene #<=6 + @ate|@drank|@ingested ~6 @pills|vitamins|iron|bunch|@poison",
  "@poison ~6 @child + @ingested|@drank|@ate|trago",
  "@child + @ate|@drank ~6 @pills|@container - con|with|despues|after|antes|before|breakfast|comida",
  "@child + @took ~6 @whole - @every_dose",
  "@child + @took_surely|tomo|had|ate|@drank ~2 gotas|drops|pastilla|dose ~1 de ~1 @opioid|@sedative",
  "@child + had|tomo|took|ate|swallowed|comio ~2 @opioid|@sedative|@digoxin|@methotrexate|@anticoagulant",
  "@child + @drank|@ate|bebido ~5 champu|shampoo|colirio|windex|jabon|soap|perfume|colonia|desinfectante|peroxide|mouthwash|suavizante",
  "@child + drank|swallowed|ate|bebio|bebido|trago|comio ~1 the|el|las|los|unas|my|some ~1 eye|ear|nose|colirio|gotas|drops|crema|cream|pomada",
  "@child + ate|eaten|comio|comido ~5 too_many|bunch|monton|pod|pods|vitaminas|vitamins|hierro|iron|detergente",
  "chewing|masticando|chupando|eating|comiendo ~4 @pills|@poison + @child",
  "falta|faltan|missing ~2 @pills|pastilla|pill ~14 comio|trago|ate|tomo|swallowed + @child",
  "@child + metio ~4 @pills",
  "caja|bote|frasco|blister|box|bottle|pack|packet ~4 vacio|vacia|empty + @child + pillado|pille|encontrado|encontre|caught|found|con|with - comprar|buy",
  "empty|vacio|vacia ~3 box|bottle|pack|caja|bote|frasco + @child + caught|found|pillado|encontre",
  "@child + @took|tomo|tomado ~6 error|accidente|accidentalmente|equivocado|equivocada|accidentally|mistake|accident|wrong - sin_querer",
  "@child + error|accidente|accidentally|accidentalmente|mistakenly ~3 @took|tomo|tomado",
  "@child + @ate|comido|comio ~3 anticonceptivas|pastillas|pills|tablets|tablet|medicine|medicines|meds|pastilla|medicacion",
  "@child + puesto|puso|pego|pegado|put|stuck|wearing|wore ~4 parche|patch ~6 @of_others|nicotina|nicotine|fentanilo|fentanyl|padre|madre|dads|moms",
  "parche|patch ~6 nino|nina|bebe|child|baby|toddler ~6 dormido|dormida|sleepy|drowsy",
  "@child + pastillero|organizer|cabinet|pillbox|botiquin + falta|faltan|missing|agarro|cogio|abrio|abierto|got|opened",
  "@child + falta|faltan|missing ~3 @digoxin|@opioid|@sedative|@insulin|@anticoagulant|pastilla*|pill|pills|metformin|metformina",
  "@child ~3 bit|bitten|mordio ~3 @poison|pod|capsula|battery|pila",
  "@child + @took_surely|tomo|ate|@ate ~6 #>=6 ~0 en_total|total|gominolas|gummies|vitaminas|vitamins",
  "#>=8 en total + @child|gominolas|gummies|pastillas",
  "@gave ~6 perro|gato|dog|dogs|cats|cat ~2 medicacion|medicine|meds|pastilla|pill|jarabe + @child",
  "@gave ~3 medicacion|medicine|jarabe ~3 perro|gato|dog|abuelo|abuela|padre|madre|hermano + @child",
  "@child + equivocacion|equivocado|equivocada|mistake|wrong ~6 @gave|medicacion|medicine|jarabe",
  "her|his|baby|hija|hijo ~4 medicine|medication|dose|dosis ~2 twice + @gave",
  "@gave ~5 @child|her|his ~4 twice - hours|apart",
  "@gave ~2 wrong|equivocado|equivocada ~3 + @child",
  "@gave ~5 dos veces + @child - al dia - a day - hora|horas",
  "bebe|beber|bebio|trago|chupo ~3 colirio + @child",
  "@child + @took ~5 @whole ~3 @container|@pills",
  "@child + @took ~3 @container|@pills ~3 @whole",
  "@child + @took ~4 #>=3 !@not_count - @every_dose",
  "@child + @took|tomo ~5 @too_much",
  "@child + @took|tomo|tomado ~6 @of_others",
  "@child + @took_surely|tomo|@ate|@ingested ~1 mi|my|mis|our|nuestra|nuestras|su_madre - hours|dose_of - advice|consejo|word|mano|hand",
  "@child + #>=2|dos|two|pastillas|pills|pastilla|pill ~4 missing|faltan|falta|gone",
  "@child + missing|faltan|falta ~4 pastillas|pills|pastilla|pill|tablets|comprimidos|capsulas",
  "@child + blister|pack|pillbox ~4 grandpas|grandmas|abuelo|abuela|dads|moms|padre|madre",
  "@pills ~5 @of_others + @took|metio|chewed + anitos|@child",
  "@pills ~6 @mouth + @child|@of_others|tiene|metio|put",
  "metio|meti|puso|put|got ~4 @mouth + @child|@pills|@poison - termometro|thermometer|dedo|finger|chupete",
  "@mouth ~4 @poison|@pills + @child",
  "@child + got|getting|get into|hold|at ~5 @poison|@pills|medicine|meds|cupboard|cabinet|bag",
  "@child + metio|metido ~4 @poison",
  "encontre|encontramos|encontro|found ~8 @child + vacio|vacia|empty|abierto|abierta|open|opened|boca|mouth|comio|ate|trago",
  "encontre|encontramos|encontro|found ~8 vacio|vacia|empty + @child + @container|@pills|hierro|iron",
  "encontro|found ~5 @pills + comio|ate|trago|tomo|swallowed|varios|few|some",
  "@gave ~6 @child + error|mistake|accident|accidentally|equivoque|equivocado|instead|doble|double|adulto|adult|grown|hermano|brothers|sisters",
  "@gave ~8 en vez|lugar de + @child",
  "@gave ~8 #>=5|diez|ten ~1 veces|times + @child",
  "@gave|darle|dar ~5 @too_much + @child",
  "@gave|darle ~10 medicina|medicine|jarabe|dose|dosis|syrup ~4 #>=3 @older + @child",
  "@gave|darle ~9 meant|for ~3 #>=2 + @child + acabo|just|mistake|instead|error|wrong",
  "@child + agarro|grabbed|cogio|got ~3 @pills|caja|box|bottle|frasco|bote + @impaired|@bad_after|comio|ate",
  "@child + dosis|dose ~3 hermano|brother|brothers|sisters|adulto|adult ~4 mas|veces|times|error|mistake",
  "se ~3 trago|tragado|comio|bebio ~4 @child ~0 !puede",
  "swallowed ~2 by ~2 @child",
]
mention = [
  "@poison ~4 ojo|ojos|eye|eyes + @child|echo|salpico|splashed|got",
  "@child + echo ~4 spray|gotas|parche|crema + madre|padre|equivoco|abuela|adulto",
  "shes|hes|he|she is #<=5 + ate|drank|swallowed|took",
  "@child + intoxicado|intoxicada|envenenado|envenenada|poisoned",
]

[[kinds]]
name = "dosing_error"
event = [
  "@insulin|@opioid|@methotrexate|@anticoagulant|@digoxin + @put_on|@gave|@took|tomo|took|tomado|ponerme + @wrong - olvide|olvidado|forgot|missed|salte|puedo|puede|podria|can|could|if|que_pasa - al dia|semana - a day|week",
  "@insulin|@opioid|@methotrexate|@anticoagulant|@digoxin + by|por mistake|accident|error|equivocacion",
  "@insulin + ya ~4 puesto|pinchado|inyectado|ponia - puedo",
  "#>=2 ~2 rapid|rapida|fast|lenta|slow|long + eran|should|instead|vez",
  "@gave|dandole|dando|darle|giving ~3 double|doble|triple ~3 @digoxin|@anticoagulant|@methotrexate|@opioid|@insulin",
  "puesto|puse|pinchado|pinche|inyectado|inyecte|used|injected|took|put ~4 @insulin ~4 otra|otro|someone|somebody|wifes|husbands|elses|persona|esposa|marido|hermano|madre|padre",
  "someone elses|else @insulin",
  "doble|double|triple ~3 @insulin + puesto|puse|pinchado|pinche|inyectado|inyecte|injected|took|put",
  "taking|tomando|been ~3 double|doble ~3 @anticoagulant|@methotrexate|@digoxin|@opioid|@insulin",
  "double|doble|triple ~2 @anticoagulant|@methotrexate|@digoxin|@insulin ~3 all|toda|week|semana|days|dias",
  "unidades|units ~1 instead|en ~1 of|vez|lugar",
  "mano ~2 @opioid|@insulin",
  "@gave ~2 too|demasiada|demasiado ~2 @opioid|@insulin",
  "mistake|equivocado|error|equivoco|equivoque ~6 #>=20 unidades|units",
  "@insulin + @wrong|equivoque + sudor|sweating|shaky|temblando|unidades|units|frio",
  "wrong|equivocada|confundi|confundio ~4 @insulin",
  "mixed up ~3 @insulin",
  "clave|clavo|clavado|clavaron|stuck|pricked|poked|jabbed ~4 con|with ~4 @insulin|aguja|needle|syringe|jeringa - puedo|can",
  "@methotrexate + @daily + tome|tomo|tomado|tomando|lleva|llevo|llevamos|took|taken|taking|been|tomaba - @topic - why|never|nunca|porque",
  "#>=2 @digoxin|@anticoagulant|@methotrexate + @took|tomo|tomado|took - en ayunas",
  "#>=2 ~3 @methotrexate + seguidos|row|dias|days + @took|tomo|took",
  "@digoxin + amarillo|yellow + ve|veo|sees|see|vision|seeing - @topic",
  "@digoxin + @took|tomo|tomado ~4 dos|twice|doble|double",
  "puse|pusimos|put|puso|lleva|pegue ~2 dos|two|#>=2|nuevo|new ~2 parche|parches|patch|patches",
  "parche|patch ~4 sin quitar ~2 viejo|anterior|otro",
  "patch ~5 without taking ~3 old|other|last",
  "two|dos fentanyl|fentanilo|morphine|buprenorphine ~0 patches|parches + @put_on|same|vez",
]
mention = []

[[kinds]]
name = "overdose"
event = [
  "@took ~4 @whole ~3 @container|@pills - @every_dose - leche|milk|agua|water",
  "@took ~4 @container|blister ~2 @whole - @every_dose",
  "@ingested ~1 all|todo|toda|todas|todos ~1 @poss - @every_dose",
  "took|taken|tome|tomado ~1 all|todo|toda|todas|todos ~1 @poss - @every_dose - already|ya|antibiotics|antibiotico|antibiotic|course|tratamiento|treatment|more",
  "@took ~3 un|una|a|an|otro|another ~2 @big_container - dog|perro|cat|gato|perra|gata - @every_dose - water|agua|leche|milk|day|dia",
  "@took|tomo ~3 pastillas|pills|meds ~6 de golpe|once|vez",
  "@took|tomo ~6 semana|week ~2 de golpe|once",
  "vacio|vaciado|emptied ~2 pastillero|frasco|bote|blister|bottle",
  "@took|tomo ~3 @multiples - @every_dose - @would",
  "@took|tomo ~6 tres|cuatro|three|four|#3-9 veces|times - @every_dose - @would",
  "mistakenly|accidentally|equivocado|error + @took ~2 my|his|her|mi|su ~3 medicine|pills|tablets|pastillas|medicacion|pressure|tension + @bad_after|faint|fainting|desmay*",
  "@took|tomo|taking ~5 @of_others - @every_dose - @would - @topic",
  "no|dont|idk ~2 se|know|sabemos|sabe ~1 cuantas|cuantos|how|cuanto ~2 tomo|tome|ha|took|has|many|pastillas|pills",
  "tomarme|tomarse|taking|tragarme ~3 medio|media|half|todo|toda|whole|entire ~2 @big_container|@pills - @every_dose - @would - can|puedo|media_pastilla|half_pill",
  "alguien se toma #>=6",
  "took|tomo ~2 like ~1 a lot",
  "drogado|drogada|nodding ~1 off|mareado|out - conducir",
  "se ha|a tomado ~6 pastillas|medicamentos + muy mal|grave",
  "teen|hijo|hija|he|she|marido|husband|boyfriend ~2 took|tomo ~1 a bunch|lot|handful|monton|punado",
  "accidentally|mistakenly|error|accidente ~2 @took ~1 #>=3|three|four|five|six",
  "@took ~2 ingesta ~3 #>=6",
  "ingesta ~2 medicamentosa|voluntaria|#>=6|masiva",
  "@ingested|ingesta ~2 #>=6 ~2 @pills",
  "unas|unos|like|about #10-99 de @sedative|@opioid",
  "se le|me fue la mano",
  "@took + doble|double|el_doble + desmay*|fainting|faint|@bad_after",
  "@took_surely|@ingested|@drank|@ate #6-99 !@not_count - @every_dose",
  "@took_surely|@ingested|@drank|@ate @about #6-99 !@not_count - @every_dose",
  "@took ~2 #>=6 ~2 @pills - @every_dose",
  "@took ~3 #>=4 ~3 @at_once - @every_dose",
  "took|tomo|tome|taken ~3 #10-99 x|veces|times",
  "@took_surely|tomado ~1 mucho|mucha|muchos|muchas|lots|a_lot ~2 @sedative|@opioid|@drugs",
  "@took ~1 a lot of ~1 @sedative|@opioid|@drugs",
  "@took_surely|@ingested ~2 @too_much - azucar|sugar|cafe|coffee|water|agua|sol",
  "tomo ~2 @too_much - azucar|sugar|cafe|coffee|water|agua|vitamin|vitamina|sol|@would",
  "@too_much|mucha|much|muchas ~1 @insulin - how|cuanta|is|es|cuanto|can|puede",
  "paso|pase|pasado|pasaron ~2 @insulin|@opioid|@sedative - hora|time",
  "intoxicad* con|por|with|de",
  "intoxicacion etilica|alcoholica",
  "alcohol poisoning",
  "@took|tomo + dos|twice ~1 veces|@my_pill + siento|feel|feeling|encuentro ~2 mal|fatal|awful|bad|terrible|sick|horrible",
  "twice + @took + feel|feeling ~2 awful|bad|terrible|sick|unwell|faint",
  "@took_surely ~2 muchas|muchos|many|several ~1 @pills - @every_dose",
  "@took|tomo ~2 muchas|muchos ~1 @pills + @bad_after",
  "took|tomo|tomado ~1 doble|double|el_doble ~8 otra|again|@bad_after",
  "tome|took|tomo ~2 doble|double + @bad_after|then|luego",
  "me|he|ive|se ~2 pase|pasado|paso ~2 con el|la|los|las + @too_much|mucho|#>=6",
  "llevo|lleva|had|van #>=8 ~2 hoy|today|desde - anos|years",
  "#8-99 gramos|grams + @took|creo|maybe|pasado|overboard|paracetamol|acetaminophen|aspirina|ibuprofeno - carbon|charcoal|azucar|sugar|dieta|proteina|fibra|crema|tubo",
  "pasado|pase|overboard ~4 paracetamol|ibuprofeno|ibuprofen|acetaminophen|tramadol|@sedative|@opioid",
  "@ingested|drank|ate ~1 everything|todo|contenido ~4 bottle|bote|frasco|box|caja",
  "intoxicacion|poisoning|toxicidad + vomit*|vomitos|vomiting|borroso|blurred|blurry|paciente|patient|llega|arritmia - signos|signs|sintomas|symptoms|que",
  "creo|maybe|demasiado|much|tome|took|tomo ~5 #8-99 gramos|grams|g",
  "mezcle|mezclo|mezclado|mixed ~5 @pills|@sedative|@opioid ~3 alcohol|vodka|whisky|ron|tequila|cerveza|beer|wine|vino|booze|rum|gin - @would",
  "mezcle|mezclo|mezclado|mixed ~2 alcohol|vodka|whisky|ron|tequila|wine|vino|rum|gin ~4 punado|handful|@pills|@sedative|@opioid - @would",
  "alcohol|vodka|whisky|ron|tequila|wine|vino|ginebra ~6 punado|handful|monton|bunch",
  "punado|handful ~3 @pills|@sedative|@opioid - @would - nueces|nuts",
  "empastill*",
  "@impaired + @took|tomo|@sedative|@opioid|@drugs|agarro|grabbed|pastillas|pills - pregabalina|pregabalin|@would - desde hace",
  "@took_surely|tomo|took ~2 lots|muchas|muchos|un_monton ~1 @sedative|@opioid|@drugs|benzos",
  "@took ~2 #>=2|varias|varios|several|many ~1 cajas|boxes|packs|frascos|bottles|tiras|strips|blisters",
  "had #>=2 boxes|packs|bottles|strips",
  "@took ~4 #>=3 dias|days|semanas|weeks ~2 en|in un|una|one|a",
  "@took|tomando|taking ~8 #>=8 ~0 so|ya|en_total - anos|years",
  "ya van #>=8",
  "perdido|perdi|lost ~1 la|the|count|cuenta ~1 cuenta|of|de + @took|pastillas|pills|llevo|paracetamoles|paracetamol|ibuprofeno|ibuprofen|had",
  "no recuerdo|remember|acuerdo|dont ~3 cuantas|cuantos|many + @took|tomo|tome|he",
  "#>=8 so far",
  "@took ~1 @poison",
  "tomo ~1 @poison - puede",
  "month|months|week|weeks worth + @took",
  "medicacion|pastillas|tratamiento|medicine|meds ~3 mes|semana|month|week + @took ~3 toda|todo|todas|all|whole|entero|completo",
  "@drugs + @no_reaction|@dont_wake|vuelve|around|round|@unconscious|@bad_after",
  "something|algo ~3 wake|despertarla|despertarlo ~1 !por|in + @took|tomo|@sedative",
  "me|le dieron|dio|dispensaron|gave ~3 mal|wrong|equivocada ~3 dosis|dose|medicamento|medicine|pastilla|pills + @took|tomado|tome|drogado|drogada|@bad_after|siento",
  "siento|feel|esta|is drogado|drogada|drugged|high + @took|tome|dosis|dose",
  "@took|tomo ~2 @vague_many ~1 @pills + @bad_after",
  "@took|tomo ~3 @pills|@sedative|@opioid + grogui|tambalea|desorientado|desorientada|borroso|blurry|slurring|groggy",
  "pasado|pasada|pasao de ~1 pastillas|pills|medicacion|rosca_no",
  "he|ha|mezclado|mezcle|mixed|mixing ~3 @too_much|cosas|things|pastillas|pills + borroso|blurry|mareado|mareada|dizzy|@bad_after",
  "@drank ~3 @whole ~2 mouthwash|colutorio|perfume|colonia|@poison",
  "@drank|@ingested ~3 mouthwash|colutorio|shampoo|champu|perfume|colonia|spirit|thinner|paint|barniz|anticongelante + @whole|accident|querer|error|botella|bottle|mistake",
  "colutorio|mouthwash entero|whole|entera",
  "@drank ~2 el|la|the bote|botella|frasco|bottle",
  "@drank|@ingested|tomo ~3 @poison - puede|can",
  "@sedative|@opioid ~5 vodka|whisky|ron|tequila|wine|alcohol|booze + @took + @bad_after",
  "@took|inyecto|inyecte|injected|metio|puso ~3 @whole ~3 pluma|pen|vial|jeringa|syringe",
  "@drank|tomo|chugged ~2 @whole ~3 jarabe|syrup|bottle|frasco|bote - leche|milk|agua|water",
]
mention = [
  "sobredosis|overdose|overdosed|overdosing|overdoses|sobredosificacion",
  "od|oded on|con|de",
  "friend|he|she|hes|shes|freind odd|oded|od",
  "intoxicacion|intoxicado|intoxicada|poisoning|envenenamiento|envenenado|poisoned + @now|@bad_after",
]

[[kinds]]
name = "thunderclap_headache"
event = [
  "@headache|@head + @worst",
  "@headache + @sudden - leve|mild|migraine|period|regla",
  "head pain + @sudden|bolt|trueno|lightning",
  "@headache|@head + bolt|lightning",
  "@headache ~6 desmay*|fainted|fainting|passed|vomitos|vomiting|vomito - migraine|migrana|resaca|hangover|fiebre|fever|covid",
  "dolor|dolo|pain|headache ~3 cabeza|head ~3 fuerte|terrible|horrible|insoportable|unbearable ~3 que|that|so ~4 desmay*|fainted|vomit*",
  "@sudden ~4 @headache - migraine|migrana|period|regla",
  "exploto|estallo|estallado|reventado|exploded|burst ~5 @head|@sudden",
  "@head ~2 exploded|exploto|estallo",
  "va|going|gonna ~2 explotar|estallar|explode|burst + @head + @sudden",
  "@headache + veo|see|vision + @sudden",
  "@sudden + dolor|pain ~4 nuca|@head",
  "@headache + rigidez|rigida|rigido|stiff + cuello|nuca|neck",
  "nunca|never|jamas ~6 @headache + asi|fuerte|like|such|bad|this|tan",
  "nunca ~4 dolido ~3 @head",
  "latigazo|whip|whiplash ~4 @head + vision|doble|veo|double|vomit*",
  "brutal|insoportable|unbearable|agonizing ~2 @headache",
]
mention = [
  "thunderclap",
]

[[kinds]]
name = "unspecified"
event = [
  "me|se|nos ~1 estoy|esta|estamos muriendo|muriendose",
  "siento|sentir|siente que ~1 me|se muero|muere - @figure_of_speech",
  "im|is|am|hes|shes dying - for|to|of|bored|boredom|laughing",
  "feel like im ~1 dying",
  "pulso ~2 debil|bajo|lento + frio|fria|sudado|sudada|palido|palida",
  "weak pulse",
  "@poison + inhale|inhalado|inhaled|inhalo|respire|mezcle|mixed|fumes|vapores + @cannot_breathe|tos|cough|coughing|arde|burns|mareado|dizzy",
  "@poison ~4 ojo|ojos|eye|eyes - venta",
  "mistook|equivoque|confundi|confundio|wrong + eye|eyes|ojo|ojos + burn|burning|burns|arde|quema|ardor",
  "llama|llamo|llamen|call|calling ~2 ambulancia|ambulance|112|911|999 - cuando|when|numero|number",
  "me|le han ~1 envenenado",
  "been poisoned",
  "esta|is|hes|shes ~2 grave|gravisimo|critico|critical|dying",
  "@first_weeks + @fever - @topic - @pregnant - vacuna|vacunas|vacunaron|vaccine|vaccines|vaccinated|jabs|shots - hace|desde|durante|since|for|ago ~1 #<=60 - cuando - when",
  "bebe|baby|@first_weeks ~6 #<=2 mes|meses|month|months + #38-42|#100-106 - @topic - kilos|kg|mg|ml|lb|lbs",
  "@pregnant + @bleeds_now - @topic - encias|gums|nariz|nose|hemorroides|piles|hemorrhoids - si|if - prevent|evita - riesgo|risk - warfarina|warfarin|sintrom|aspirina|aspirin|heparina",
  "@pregnant + manch*|spotting ~3 sangre|blood|rojo|roja|red|marron|brown - @topic - piel|skin|cara|face|rash|ropa|si|if - riesgo|risk",
  "@pregnant + manchando|manchado|sangrando|spotting - @topic - piel|skin|cara|face|rash|ropa|si|if|encia|encias|gums|nariz|nose|hemorroides|piles - riesgo|risk",
  "@pregnant|gestacion|weeks|semanas + bebe|baby ~1 no|not|hasnt|isnt|stopped|dejo|deja ~2 mueve|mover|moverse|moviendo|moved|moving|move - @topic",
  "@pregnant + headache|cabeza|cefalea + luces|lucecitas|spots|vision|vista|borroso|blurry|blurred|flashes - @topic",
  "@bleeds_now ~2 @heavily - @topic - regla|periodo|period|periods|menstrua*|encia|encias|gum|gums|tooth|muela|hemorroides|piles - puede|can|cause|quien|who|si|if",
  "@fever + cuello|nuca|neck ~2 rigido|rigida|tieso|tiesa|stiff|duro|dura",
  "@fever + stiff ~1 neck",
  "@fever + manchas|manchitas|puntos|puntitos|spots|rash ~4 morada|moradas|morados|purpura|purple|violeta",
  "morada|moradas|morados|purple ~2 manchas|puntos|spots|rash + @fever",
  "manchas|manchitas|puntos|spots|rash ~5 no|not|dont|doesnt|wont ~2 fade|fades|blanch|blanches|desaparece|desaparecen|van",
  "serpiente|vibora|culebra|snake|rattlesnake|adder|escorpion|alacran|scorpion|viper + mordio|mordido|mordedura|pico|picado|picadura|bit|bite|bitten|stung|sting - @topic",
  "viuda negra|violinista + pico|picado|picadura|mordio",
  "black widow ~3 bit|bite",
  "monoxido|monoxide - detector|alarm|alarma|@topic",
  "huele|olor|smell|smells ~2 gas + mareado|mareada|mareados|mareadas|dizzy|headache|headaches|cabeza|nauseas|vomit*",
  "quemadura|quemo|quemado|quemada|burn|burns|burned|burnt|scalded|scald + hirviendo|boiling|electric*|third|tercer|grave|severe|acid|acido|extensa|huge - crema|sol|sun|sunburn|stomach|estomago|acidez|heartburn|reflux",
  "electrocut*",
  "calambrazo|descarga electrico|electrica|fuerte",
  "electric shock",
  "golpe de calor + delira|confuso|confusa|suda|inconscien*|desmay*|convuls*|vomit*|@impaired",
  "heat stroke + confused|confusion|sweating|vomiting|@unconscious|@faints|@impaired",
  "heatstroke - @topic",
  "aliento|breath ~4 manzana|fruta|afrutado|fruity|acetona|acetone|sweet|dulce + vomit*|vomita|vomiting|diabet*|respira|breathing|sleepy|dormido - halitosis|enjuague|mouthwash",
  "fruity ~1 breath + vomit*|vomiting|diabet*|breathing|sleepy",
  "ereccion|erection ~6 #>=4 horas|hours|hrs|hr|h - cuando|when|si|if|que_pasa|can|puede|@topic",
  "#>=4 horas|hours|hrs|hr ~4 ereccion|erection|erecto|erect - cuando|when|si|if|can|puede|@topic",
  "testiculo|testiculos|testicle|testicles|testicular + @suddenly|severe|insoportable|horrible|agudo|intenso|fuerte",
  "perdida|perdio|perdi|lost|loss|no|cant|cannot ~3 vision|vista|veo|ve|see|sight + @suddenly",
  "vision|vista ~2 perdida|perdio|perdido + @suddenly",
  "litio|lithium|digoxina|digoxin + vomit*|vomita|vomiting + temblor|temblando|tiembla|tremor|shaking|confuso|confusa|confused|@impaired|lento|slow - @topic - can|puede|cause|causa",
  "setas|hongos|mushroom|mushrooms|amanita + comio|comi|comido|comieron|tomo|tomado|ate|eaten|eating + vomit*|vomita|vomitan|vomiting|diarrea|diarrhea|diarrhoea|wild|silvestres|silvestre|bosque|campo|sick|mal|malos - nail|unas|crema",
  "apunal*|acuchill*|stabbed|gunshot|balazo",
  "clavo|clavado ~2 cuchillo|navaja",
  "rompio|roto|rompieron ~2 aguas|fuente + @pregnant|parto|contracciones|ahora|acaba",
  "water|waters broke|broken",
  "baby|bebe + no|not|hasnt ~3 wet ~0 diaper|diapers|nappy|nappies",
  "baby|bebe|nino|nina|hijo|hija|child|son|daughter + no ~2 moja|orina|mea|pis|pipi ~3 horas|dia|dias|panal|panales|vomitando",
  "no ~2 moja|orina|mea ~3 horas|dia|dias|panal|panales + baby|bebe|nino|nina|hijo|hija",
  "vomitando|vomiting ~6 no|not ~2 orina|peeing|urinating|peed|mea + baby|bebe|nino|nina|hijo|hija|child|son|daughter",
  "@stools ~3 negra|negras|negro|negros|black|tarry|alquitranadas|alquitran + @nsaid|mareo|mareado|mareada|dizzy|palido|palida|pale|weak|debil|faint - hierro|iron|ferrous|ferroso|bismuto|bismuth|pepto|carbon|charcoal - @topic - puede|pueden|can|could|causa|cause - si|if|cuando|when",
  "black|tarry ~1 @stools + @nsaid|dizzy|pale|weak|faint - iron|ferrous|bismuth|pepto|charcoal - @topic - can|could|cause|if|when",
]
mention = []

# Numbers to call. Every one was read in the source beside it; where none was read there is none.
# kind: emergency | ambulance | poison | crisis. Checked on 2026-11-25; check again before a release.
[[numbers]]
country = "ES"
kind = "emergency"
number = "112"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "ES"
kind = "poison"
number = "91 562 04 20"
name = "Servicio de Información Toxicológica"
source = "http://www.laregion.es/articulo/sociedad/toxicologia-ha-atendido-mas-millon-llamadas-ultimos-9-anos/20140423140244460157.html"

[[numbers]]
country = "ES"
kind = "crisis"
number = "024"
name = "Línea 024"
source = "https://www.rtve.es/noticias/20220509/sanidad-presenta-telefono-prevencion-suicidio/2347183.shtml"

[[numbers]]
country = "US"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "US"
kind = "poison"
number = "1-800-222-1222"
name = "Poison Help"
source = "http://poisonhelp.hrsa.gov/what-can-you-do/poison-proof-your-home/index.html"

[[numbers]]
country = "US"
kind = "crisis"
number = "988"
name = "988 Suicide & Crisis Lifeline"
source = "https://www.cdcr.ca.gov/ccjbh/2022/07/19/dial-988-to-access-24-hour-emotional-support-and-resources/"

[[numbers]]
country = "PR"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "PR"
kind = "poison"
number = "1-800-222-1222"
name = "Poison Help"
source = "https://poisonhelp.hrsa.gov/es/about-us"

[[numbers]]
country = "GB"
kind = "emergency"
number = "999"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "GB"
kind = "poison"
number = "111"
name = "NHS 111 / NHS 24"
source = "http://npis.org/index.html"

[[numbers]]
country = "GB"
kind = "crisis"
number = "116 123"
name = "Samaritans"
source = "https://www.samaritans.org/news/why-free-caller-service-important"

[[numbers]]
country = "MX"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "MX"
kind = "crisis"
number = "800 911 2000"
name = "Línea de la Vida"
source = "https://www.cronica.com.mx/nacional/2025/09/19/jornada-para-la-prevencion-del-suicidio/"

[[numbers]]
country = "CR"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "CR"
kind = "poison"
number = "2223-1028"
name = "Centro Nacional de Control de Intoxicaciones"
source = "https://teletica.com/nacional/centro-de-intoxicaciones-aclara-no-fabrica-ni-vende-alcohol-en-gel_251435"

[[numbers]]
country = "HN"
kind = "emergency"
number = "911"
source = "https://diarioroatan.com/ministro-de-salud-visita-el-centro-de-informacion-toxicologico-centox/"

[[numbers]]
country = "SV"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "PA"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "DO"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "GT"
kind = "ambulance"
number = "122"
name = "Bomberos Voluntarios"
source = "https://emisorasunidas.com/nacional/2025/12/24/guia-de-numeros-de-emergencia-por-celebraciones-de-fin-de-ano/"

[[numbers]]
country = "GT"
kind = "ambulance"
number = "123"
name = "Bomberos Municipales"
source = "https://emisorasunidas.com/nacional/2025/12/24/guia-de-numeros-de-emergencia-por-celebraciones-de-fin-de-ano/"

[[numbers]]
country = "NI"
kind = "ambulance"
number = "128"
name = "Cruz Blanca"
source = "https://diariobarricada.com/nacionales/cruz-blanca-fortalece-la-atencion-de-emergencias-durante-temporada-de-verano"

[[numbers]]
country = "CU"
kind = "ambulance"
number = "104"
name = "SIUM"
source = "http://artemisadiario.cu/2022/11/rescate-por-partida-doble-i/"

[[numbers]]
country = "CO"
kind = "emergency"
number = "123"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "VE"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "EC"
kind = "emergency"
number = "911"
source = "https://laprensa.com.ec/39-de-intoxicaciones-por-alcohol-en-ecuador"

[[numbers]]
country = "PE"
kind = "ambulance"
number = "106"
name = "SAMU"
source = "https://andina.pe/agencia/noticia-en-casos-emergencia-medica-poblacion-puede-acudir-a-linea-gratuita-106-del-samu-633915.aspx"

[[numbers]]
country = "CL"
kind = "ambulance"
number = "131"
name = "SAMU"
source = "https://elmauleinforma.cl/?p=67393"

[[numbers]]
country = "CL"
kind = "poison"
number = "+56 2 2635 3800"
name = "CITUC"
source = "https://cituc.uc.cl/reporte-anual-abreviado-cituc-2023"

[[numbers]]
country = "CL"
kind = "crisis"
number = "*4141"
name = "Línea de Prevención del Suicidio"
source = "https://www.biobiochile.cl/noticias/nacional/chile/2023/01/06/no-estas-solo-minsal-lanza-fono-confidencial-4141-para-auxiliar-a-personas-con-ideacion-suicida.shtml"

[[numbers]]
country = "AR"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "AR"
kind = "ambulance"
number = "107"
name = "SAME"
source = "https://enplenitud.com/?p=525"

[[numbers]]
country = "AR"
kind = "crisis"
number = "0800-999-0091"
name = "Línea Nacional de Salud Mental"
source = "https://lapostacomodorense.com.ar/2025/09/03/septiembre-mes-de-la-prevencion-del-suicidio-la-importancia-de-escuchar-acompanar-y-abrazar/"

[[numbers]]
country = "UY"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "UY"
kind = "poison"
number = "1722"
name = "CIAT"
source = "http://www.universidad.edu.uy/prensa/renderItem/itemId/28405"

[[numbers]]
country = "UY"
kind = "crisis"
number = "0800 0767"
name = "Línea Vida"
source = "https://www.jbcdepiriapolis.com.uy/2020/07/linea-vida-0800-0767.html"

[[numbers]]
country = "PY"
kind = "emergency"
number = "911"
source = "https://github.com/google/libphonenumber/blob/f7e3e88c92b905c8d6edb81f336dbe25edc05b52/resources/ShortNumberMetadata.xml"

[[numbers]]
country = "BR"
kind = "ambulance"
number = "192"
name = "SAMU"
source = "https://brasilemergenciamedica.com.br/numero-da-ambulancia"
'''
