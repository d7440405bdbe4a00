"""Red flags (answering/red_flags.py): the first thing a frightened person reads.

Whom to call, what to do meanwhile, what not to do; only what first-aid and poison lines tell everybody, no amounts.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "red_flags_file_missing": (
        "Falta el archivo de emergencias. Se usa la copia del programa; instálelo otra vez.",
        "The emergency file is missing. The program's own copy is used; install it again.",
    ),
    "red_flags_file_changed": (
        "El archivo de emergencias no es el del programa. Se usa la copia propia; instálelo otra vez.",
        "The emergency file is not the program's. Its own copy is used; install it again.",
    ),
    "red_flags_net_unusable": (
        "Falta una parte del reconocimiento de emergencias. Instale el programa otra vez.",
        "A part of the recognition of emergencies is missing. Install the program again.",
    ),
    "maybe_emergency": (
        "Si alguien está en peligro ahora, llame primero a emergencias.",
        "If somebody is in danger right now, call the emergency number first.",
    ),
    "number_emergency": ("Emergencias", "Emergency"),
    "number_emergency_local": (
        "El número de emergencias de su país",
        "Your local emergency number",
    ),
    "number_ambulance": ("Ambulancia", "Ambulance"),
    "number_poison": ("Información toxicológica", "Poison information"),
    "number_crisis": ("Ayuda en una crisis", "Help in a crisis"),
    "red_flag_overdose": ("Posible sobredosis o intoxicación", "Possible overdose or poisoning"),
    "red_flag_overdose_call": (
        "Llame ahora a información toxicológica o a emergencias, aunque la persona parezca estar bien. No espere a que aparezcan síntomas.",
        "Call poison information or the emergency number now, even if the person seems fine. Do not wait for symptoms.",
    ),
    "red_flag_overdose_meanwhile": (
        "Tenga a mano el envase y diga qué se tomó, cuánto y cuándo, la edad y el peso. Quédese a su lado. Si se duerme, no responde, convulsiona o le cuesta respirar, llame a emergencias.",
        "Have the container at hand and say what was taken, how much and when, age and weight. Stay with the person. If they fall asleep, do not respond, have a seizure or struggle to breathe, call the emergency number.",
    ),
    "red_flag_overdose_never": (
        "No provoque el vómito. No dé comida, bebida ni otro medicamento salvo que se lo indiquen por teléfono.",
        "Do not make the person vomit. Give no food, drink or other medicine unless told to on the phone.",
    ),
    "red_flag_child_poisoning": ("Posible intoxicación de un niño", "A child may be poisoned"),
    "red_flag_child_poisoning_call": (
        "Llame ahora a información toxicológica o a emergencias, aunque el niño parezca estar bien. Si se ha tragado una pila o un imán, acuda ya a urgencias.",
        "Call poison information or the emergency number now, even if the child seems fine. If a battery or a magnet was swallowed, go to the emergency department at once.",
    ),
    "red_flag_child_poisoning_meanwhile": (
        "Retire de la boca lo que quede y aleje el producto. Tenga a mano el envase y diga qué es, cuánto falta, cuándo fue, la edad y el peso. Si se duerme, no responde, convulsiona o le cuesta respirar, llame a emergencias.",
        "Take what is left out of the mouth and move the product away. Have the container at hand and say what it is, how much is missing, when it happened, age and weight. If the child falls asleep, does not respond, has a seizure or struggles to breathe, call the emergency number.",
    ),
    "red_flag_child_poisoning_never": (
        "No provoque el vómito. No dé leche, agua, comida ni otro medicamento salvo que se lo indiquen por teléfono. No deje solo al niño.",
        "Do not make the child vomit. Give no milk, water, food or other medicine unless told to on the phone. Do not leave the child alone.",
    ),
    "red_flag_anaphylaxis": ("Posible reacción alérgica grave", "Possible severe allergic reaction"),
    "red_flag_anaphylaxis_call": (
        "Llame ahora a emergencias y diga «anafilaxia». Puede empeorar en minutos.",
        "Call the emergency number now and say “anaphylaxis”. It can get worse within minutes.",
    ),
    "red_flag_anaphylaxis_meanwhile": (
        "Si hay un autoinyector de adrenalina, úselo ya según sus instrucciones y anote la hora. Túmbela con las piernas en alto; si le cuesta respirar, sentada. Si deja de responder y no respira con normalidad, empiece la reanimación.",
        "If there is an adrenaline auto-injector, use it now as its instructions say and note the time. Lay the person down with raised legs; if breathing is hard, let them sit. If they stop responding and do not breathe normally, start resuscitation.",
    ),
    "red_flag_anaphylaxis_never": (
        "No espere a que se pase. No deje que se ponga de pie ni que camine. No se fíe solo de un antihistamínico.",
        "Do not wait for it to pass. Do not let the person stand up or walk. Do not rely on an antihistamine alone.",
    ),
    "red_flag_suicidal_intent": (
        "Alguien puede querer hacerse daño",
        "Somebody may want to harm themselves",
    ),
    "red_flag_suicidal_intent_call": (
        "Hay quien puede ayudar ahora mismo. Llame a la línea de ayuda o a emergencias y cuéntelo tal como es.",
        "There is somebody who can help right now. Call the help line or the emergency number and tell it as it is.",
    ),
    "red_flag_suicidal_intent_meanwhile": (
        "Busque compañía, o quédese con la persona y escúchela sin juzgarla. Aleje los medicamentos y todo lo que pueda hacer daño. Si ya se ha tomado algo, llame a emergencias aunque parezca estar bien.",
        "Find company, or stay with the person and listen without judging. Move medicines and anything harmful out of reach. If something has already been taken, call the emergency number even if all seems well.",
    ),
    "red_flag_suicidal_intent_never": (
        "No se quede a solas ni deje sola a la persona. No entregue más medicamentos. Aquí no se dan dosis.",
        "Do not stay alone or leave the person alone. Hand over no more medicines. No doses are given here.",
    ),
    "red_flag_animal_poisoning": ("Un animal ha tomado algo", "An animal has swallowed something"),
    "red_flag_animal_poisoning_call": (
        "Llame ahora a un veterinario de urgencias. Los números de emergencias son para personas.",
        "Call an emergency vet now. The emergency numbers are for people.",
    ),
    "red_flag_animal_poisoning_meanwhile": (
        "Tenga a mano el envase y diga qué ha tomado, cuánto, cuándo y cuánto pesa el animal. Guarde lo que quede. Si también puede haberlo tomado una persona, llame a emergencias.",
        "Have the container at hand and say what was taken, how much, when and what the animal weighs. Put away what is left. If a person may have taken some too, call the emergency number.",
    ),
    "red_flag_animal_poisoning_never": (
        "No le provoque el vómito ni le dé otro medicamento, leche o sal. No espere a ver si se pasa.",
        "Do not make the animal vomit or give it another medicine, milk or salt. Do not wait and see.",
    ),
    "red_flag_hypoglycaemia": ("Posible bajada de azúcar", "Possible low blood sugar"),
    "red_flag_hypoglycaemia_call": (
        "Llame ahora a emergencias si la persona no responde, está confusa, no puede tragar o tiene convulsiones, o si no mejora enseguida al tomar azúcar.",
        "Call the emergency number now if the person does not respond, is confused, cannot swallow or has a seizure, or if sugar does not help quickly.",
    ),
    "red_flag_hypoglycaemia_meanwhile": (
        "Si está despierta y puede tragar, dele azúcar ya: glucosa, zumo o un refresco con azúcar. Mida la glucosa y repita la medida. Si no responde, póngala de lado; si hay glucagón, úselo según sus instrucciones.",
        "If they are awake and can swallow, give sugar now: glucose, juice or a sugary drink. Measure the glucose and measure it again. If they do not respond, lay them on their side; if there is glucagon, use it as its instructions say.",
    ),
    "red_flag_hypoglycaemia_never": (
        "No dé nada por la boca si no responde o no puede tragar. No ponga más insulina. No deje sola a la persona. Que no conduzca.",
        "Give nothing by mouth to someone who does not respond or cannot swallow. Give no more insulin. Do not leave the person alone. No driving.",
    ),
    "red_flag_depressed_breathing": ("La respiración está en peligro", "Breathing is in danger"),
    "red_flag_depressed_breathing_call": (
        "Llame ahora a emergencias. No cuelgue: le irán diciendo qué hacer.",
        "Call the emergency number now. Do not hang up: they will tell you what to do.",
    ),
    "red_flag_depressed_breathing_meanwhile": (
        "Si no respira o solo da bocanadas, empiece la reanimación y pida un desfibrilador. Si respira pero no responde, póngala de lado. Si puede haber tomado un opioide y hay naloxona, désela según sus instrucciones y retire los parches.",
        "If there is no breathing or only gasping, start resuscitation and ask for a defibrillator. If the person breathes but does not respond, lay them on their side. If an opioid may have been taken and there is naloxone, give it as its instructions say, and take off any patches.",
    ),
    "red_flag_depressed_breathing_never": (
        "No la deje sola ni espere a que se le pase durmiendo. No dé comida, bebida ni otro medicamento.",
        "Do not leave the person alone or let them sleep it off. Give no food, drink or other medicine.",
    ),
    "red_flag_unconscious": ("Una persona no responde", "A person does not respond"),
    "red_flag_unconscious_call": (
        "Llame ahora a emergencias. No cuelgue: le irán diciendo qué hacer.",
        "Call the emergency number now. Do not hang up: they will tell you what to do.",
    ),
    "red_flag_unconscious_meanwhile": (
        "Mire si respira. Si respira con normalidad, póngala de lado y vigile la respiración. Si no, empiece la reanimación y pida un desfibrilador. Tenga a mano los envases de lo que haya tomado.",
        "Look for breathing. If it is normal, lay the person on their side and keep watching. If not, start resuscitation and ask for a defibrillator. Have the containers of anything taken at hand.",
    ),
    "red_flag_unconscious_never": (
        "No le dé nada por la boca. No la deje sola.",
        "Give nothing by mouth. Do not leave the person alone.",
    ),
    "red_flag_seizure": ("Convulsiones", "A seizure"),
    "red_flag_seizure_call": (
        "Llame ahora a emergencias y mire la hora en que empezó.",
        "Call the emergency number now and note when it began.",
    ),
    "red_flag_seizure_meanwhile": (
        "Aparte lo que pueda golpear y ponga algo blando bajo la cabeza. Cuando pare, póngala de lado y compruebe que respira.",
        "Move away what could hurt and put something soft under the head. When it stops, lay the person on their side and check the breathing.",
    ),
    "red_flag_seizure_never": (
        "No la sujete. No meta nada en la boca. No dé comida, bebida ni pastillas.",
        "Do not hold the person down. Put nothing in the mouth. Give no food, drink or tablets.",
    ),
    "red_flag_stroke": ("Posible ictus", "Possible stroke"),
    "red_flag_stroke_call": (
        "Llame ahora a emergencias y diga «ictus». Cada minuto cuenta, aunque mejore.",
        "Call the emergency number now and say “stroke”. Every minute counts, even if it gets better.",
    ),
    "red_flag_stroke_meanwhile": (
        "Anote la hora en que se la vio bien por última vez. Que esté cómoda y acompañada. Tenga a mano la lista de sus medicamentos, sobre todo anticoagulantes.",
        "Note when the person was last seen well. Keep them comfortable and accompanied. Have the list of their medicines at hand, anticoagulants above all.",
    ),
    "red_flag_stroke_never": (
        "No espere a que se pase. No dé comida, bebida ni medicamentos, tampoco aspirina. Que no conduzca.",
        "Do not wait for it to pass. Give no food, drink or medicines, not even aspirin. No driving.",
    ),
    "red_flag_heart": ("Posible infarto", "Possible heart attack"),
    "red_flag_heart_call": (
        "Llame ahora a emergencias y diga «dolor en el pecho».",
        "Call the emergency number now and say “chest pain”.",
    ),
    "red_flag_heart_meanwhile": (
        "Que se siente y no haga esfuerzos; afloje la ropa. Pregunte por teléfono antes de dar ningún medicamento. Si deja de responder y no respira con normalidad, empiece la reanimación y pida un desfibrilador.",
        "Let the person sit and rest; loosen tight clothes. Ask on the phone before giving any medicine. If they stop responding and do not breathe normally, start resuscitation and ask for a defibrillator.",
    ),
    "red_flag_heart_never": (
        "No espere a que se pase. No deje sola a la persona. Que no conduzca hasta el hospital.",
        "Do not wait for it to pass. Do not leave the person alone. No driving to the hospital.",
    ),
    "red_flag_anticoagulant_bleeding": (
        "Hemorragia o golpe en la cabeza",
        "Bleeding or a blow to the head",
    ),
    "red_flag_anticoagulant_bleeding_call": (
        "Llame ahora a emergencias. Con un anticoagulante, una hemorragia que no cede o un golpe en la cabeza son urgentes aunque la persona se encuentre bien.",
        "Call the emergency number now. With an anticoagulant, bleeding that does not stop or a blow to the head is urgent even if the person feels well.",
    ),
    "red_flag_anticoagulant_bleeding_meanwhile": (
        "Apriete la herida con un paño limpio sin soltar. Si sangra la nariz, siéntese con la cabeza hacia delante y apriétela. Tenga a mano el nombre del anticoagulante y la hora de la última toma.",
        "Press on the wound with a clean cloth and keep pressing. For a nosebleed, sit leaning forward and pinch the nose. Have the name of the anticoagulant and the time of the last dose at hand.",
    ),
    "red_flag_anticoagulant_bleeding_never": (
        "No tome aspirina ni antiinflamatorios. No tome la dosis siguiente sin preguntar. No espere a ver si se pasa.",
        "Take no aspirin or anti-inflammatories. Do not take the next dose without asking. Do not wait and see.",
    ),
    "red_flag_dosing_error": (
        "Error con un medicamento de riesgo",
        "An error with a high-risk medicine",
    ),
    "red_flag_dosing_error_call": (
        "Llame ahora a información toxicológica o a emergencias, aunque la persona se encuentre bien: con este medicamento un error puede tardar en notarse.",
        "Call poison information or the emergency number now, even if the person feels well: with this medicine an error can take time to show.",
    ),
    "red_flag_dosing_error_meanwhile": (
        "Tenga a mano el envase y diga qué se dio, cuánto y cuándo. Quédese a su lado. Si fue insulina, mida la glucosa; si está despierta y puede tragar, dele azúcar. Si no responde o le cuesta respirar, llame a emergencias.",
        "Have the container at hand and say what was given, how much and when. Stay with the person. If it was insulin, measure the glucose; if they are awake and can swallow, give sugar. If they do not respond or struggle to breathe, call the emergency number.",
    ),
    "red_flag_dosing_error_never": (
        "No dé la dosis siguiente hasta que se lo indiquen. No provoque el vómito. No intente compensar el error.",
        "Do not give the next dose until told to. Do not make the person vomit. Do not try to make up for the error.",
    ),
    "red_flag_thunderclap_headache": (
        "Dolor de cabeza repentino e intenso",
        "Sudden, severe headache",
    ),
    "red_flag_thunderclap_headache_call": (
        "Llame ahora a emergencias: un dolor de cabeza muy fuerte que llega de golpe, o con rigidez de cuello, puede ser grave.",
        "Call the emergency number now: a very strong headache that comes all at once, or with a stiff neck, can be serious.",
    ),
    "red_flag_thunderclap_headache_meanwhile": (
        "Anote la hora en que empezó. Que descanse acompañada en un sitio tranquilo. Tenga a mano la lista de sus medicamentos.",
        "Note when it began. Let the person rest in a quiet place, not alone. Have the list of their medicines at hand.",
    ),
    "red_flag_thunderclap_headache_never": (
        "No espere a que se pase. No tome aspirina ni antiinflamatorios. Que no conduzca.",
        "Do not wait for it to pass. Take no aspirin or anti-inflammatories. No driving.",
    ),
    "red_flag_unspecified": ("Puede ser una emergencia", "This may be an emergency"),
    "red_flag_unspecified_call": (
        "Llame ahora a emergencias y cuente lo que ve.",
        "Call the emergency number now and tell what you see.",
    ),
    "red_flag_unspecified_meanwhile": (
        "Quédese con la persona y mire si respira y responde. Si ha habido un producto tóxico, salga al aire libre o aclare con agua, y tenga a mano el envase.",
        "Stay with the person and watch whether they breathe and respond. If a toxic product was involved, get into fresh air or rinse with water, and have the container at hand.",
    ),
    "red_flag_unspecified_never": (
        "No dé comida, bebida ni medicamentos. No deje sola a la persona.",
        "Give no food, drink or medicines. Do not leave the person alone.",
    ),
}
